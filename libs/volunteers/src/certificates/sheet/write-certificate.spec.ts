import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { setType } from './type-setting.js';
import { type CertificateSheet, writeCertificate } from './write-certificate.js';

const sheet: CertificateSheet = {
  holder: {
    name: '错例',
    documentType: 'resident-id',
    maskedDocument: '9999**********0014',
    volunteerNumber: 'V00000017',
  },
  snapshot: {
    number: '330681-2026-000001',
    from: '2026-01-01',
    to: '2026-05-31',
    creditedMinutes: 185,
    byGrade: { A: 0, B: 155, C: 0, D: 30 },
    officeEntries: 1,
    corrections: 2,
    lines: [
      { team: '枫桥河道义警', kind: 'shift', minutes: 155, times: 2 },
      { kind: 'office-entry', content: '清理河道', minutes: 30, times: 1 },
    ],
    issuer: { name: '枫桥镇红枫林服务中心', personInCharge: '错例甲', handler: '错例乙', contact: '0575-00000000' },
    issuedOn: '2026-06-01',
    validFrom: '2026-06-08',
  },
  issuedAt: new Date('2026-06-01T00:00:00Z'),
  verifyAddress: 'http://localhost:3000/c/330681/certificates/0123456789ABCDEF',
  code: '0123456789ABCDEF',
};

/** The texts of a PDF, read back through the tables by which every reader copies text. */
function textOf(pdf: Buffer): string {
  const streams: string[] = [];
  let at = 0;
  for (;;) {
    const begin = pdf.indexOf('stream\n', at);
    if (begin < 0) break;
    const end = pdf.indexOf('\nendstream', begin);
    const body = pdf.subarray(begin + 7, end);
    try {
      streams.push(inflateSync(body).toString('latin1'));
    } catch {
      // Not compressed, or a picture.
    }
    at = end + 10;
  }
  const mapped = streams.filter((one) => one.includes('begincmap')).join('\n');
  return [...mapped.matchAll(/<([0-9a-f]{4}(?:[0-9a-f]{4})?)>(?=[\s\]])/gi)]
    .map(([, hex = '']) => String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))))
    .join('');
}

describe('the sheet of a certificate', () => {
  it('is one page of A4 with its fonts in it, small, and the same whenever it is made', async () => {
    const pdf = await writeCertificate(sheet);
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toContain('/FontFile2');
    expect(pdf.length).toBeLessThan(200_000);
    const readable = textOf(pdf);
    for (const character of new Set('志愿服务记录证明错例枫桥河道义警清理居民身份证'))
      expect(readable).toContain(character);
    expect((await writeCertificate(sheet)).equals(pdf)).toBe(true);
  }, 30_000);

  it('shows a sign and says so where the font lacks a character of a name', async () => {
    const rare = '\u{20924}';
    expect((await setType([rare])).fontOf(rare)).toBeUndefined();
    const pdf = await writeCertificate({ ...sheet, holder: { ...sheet.holder, name: `错${rare}` } });
    expect(textOf(pdf)).toContain('〓');
  }, 30_000);

  it('has the characters of unusual names', async () => {
    const type = await setType(['堃喆玥昇珺垚淼燊']);
    for (const character of '堃喆玥昇珺垚淼燊') expect(type.fontOf(character)).toBeDefined();
  }, 30_000);

  it('holds as many kinds of service as there may be on one page', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => ({
      team: `枫桥第${index}队很长的名字很长的名字`,
      kind: 'shift' as const,
      minutes: 60,
      times: 1,
    }));
    const pdf = await writeCertificate({ ...sheet, snapshot: { ...sheet.snapshot, lines } });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  }, 30_000);
});
