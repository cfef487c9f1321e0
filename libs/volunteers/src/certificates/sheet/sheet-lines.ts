import { identityDocumentLabels } from '@redmaple/forms';
import type { CertificateLine } from '../certificate.dto.js';
import { sheetTexts } from './sheet.texts.js';
import type { CertificateSheet } from './write-certificate.js';

/** Everything that stands on a sheet, as texts. */
export interface SheetLines {
  readonly title: string;
  readonly subtitle: string;
  readonly number: string;
  /** The four blocks (民发〔2015〕149号); the second has the rows. */
  readonly blocks: readonly {
    readonly heading: string;
    readonly facts: readonly (readonly [term: string, value: string])[];
    readonly service?: boolean;
  }[];
  readonly total: string;
  readonly rows: readonly (readonly [what: string, time: string])[];
  readonly notes: readonly string[];
  readonly verify: string;
  readonly code: string;
  readonly seal: string;
  readonly signature: string;
}

/** As many kinds of service as a page has room for. */
const mostRows = 10;
const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
  sheetTexts.t('zh-CN', key, params);

/** The certificate is a Chinese paper; its title is said in English, too. */
export function sheetLines({ holder, snapshot, code }: CertificateSheet): SheetLines {
  const { issuer, byGrade } = snapshot;
  const names: Readonly<Record<string, string>> = identityDocumentLabels['zh-CN'];
  const documentName = names[holder.documentType] ?? holder.documentType;
  return {
    title: say('title'),
    subtitle: sheetTexts.t('en', 'title'),
    number: say('number', { number: snapshot.number }),
    blocks: [
      {
        heading: say('holder'),
        facts: [
          [say('name'), holder.name],
          [say('document'), `${documentName}  ${holder.maskedDocument}`],
          [say('volunteerNumber'), holder.volunteerNumber],
        ],
      },
      { heading: say('service'), facts: [], service: true },
      {
        heading: say('issuer'),
        facts: [
          [say('body'), issuer.name],
          [say('personInCharge'), issuer.personInCharge],
          [say('handler'), issuer.handler],
          [say('contact'), issuer.contact],
        ],
      },
      {
        heading: say('proof'),
        facts: [
          [say('proofNumber'), snapshot.number],
          [say('issuedOn'), day(snapshot.issuedOn)],
          [say('validFrom'), day(snapshot.validFrom)],
        ],
      },
    ],
    total: say('period', { from: day(snapshot.from), to: day(snapshot.to), ...parts(snapshot.creditedMinutes) }),
    rows: rowsOf(snapshot.lines),
    notes: [
      say('evidence', { A: time(byGrade.A), B: time(byGrade.B), C: time(byGrade.C), D: time(byGrade.D) }),
      say('corrections', { entries: snapshot.officeEntries, corrections: snapshot.corrections }),
      say('notice'),
    ],
    verify: say('verify'),
    code: say('code', { code: code.replace(/(.{4})(?=.)/g, '$1-') }),
    seal: say('seal'),
    signature: say('signature'),
  };
}

function rowsOf(lines: readonly CertificateLine[]): [string, string][] {
  const shown = lines.length > mostRows ? lines.slice(0, mostRows - 1) : lines;
  const rest = lines.slice(shown.length);
  const rows = shown.map((line): [string, string] => [
    say('line', {
      team: line.team === undefined ? '' : `${line.team} · `,
      kind: say(`kinds.${line.kind}`, { content: line.content ?? '' }),
      times: line.times,
    }),
    time(line.minutes),
  ]);
  if (rest.length > 0)
    rows.push([say('more', { count: rest.length }), time(rest.reduce((sum, { minutes }) => sum + minutes, 0))]);
  return rows;
}

function time(minutes: number): string {
  return say('time', parts(minutes));
}

function parts(minutes: number): { hours: number; minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.split('-');
  return say('day', { year, month: Number(month), day: Number(date) });
}
