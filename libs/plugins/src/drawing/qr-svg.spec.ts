import { describe, expect, it } from '@jest/globals';
import { qrSvg } from './qr-svg.js';

describe('a QR code', () => {
  it('is a picture of its own for every text, the same each time', async () => {
    const [one, again, other] = await Promise.all([
      qrSvg('tel:09320000'),
      qrSvg('tel:09320000'),
      qrSvg('tel:09320001'),
    ]);
    expect(one).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it.each(['', 'x'.repeat(501)])('refuses what nobody can read from paper', async (text) => {
    await expect(qrSvg(text)).rejects.toThrow(RangeError);
  });
});
