import { formatDate, formatDay } from '@redmaple/i18n';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { TextQuestion } from '../sign-up/field.js';
import type { Values } from '../sign-up/sign-up-values.js';
import { certificateTexts } from './certificate.texts.js';

type CountyPage = Frame & { readonly county: PageCounty };

/** A certificate as everybody sees it who has its code. */
export interface VerifiedCertificate {
  readonly number: string;
  readonly state: 'notice' | 'valid' | 'revoked';
  readonly maskedName?: string;
  readonly from: string;
  readonly to: string;
  readonly creditedMinutes: number;
  readonly byGrade: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>;
  readonly officeEntries: number;
  readonly corrections: number;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly revokedAt?: string;
}

const grades = ['A', 'B', 'C', 'D'] as const;
const tones = { notice: 'tag wait', valid: 'tag go', revoked: 'tag no' } as const;

/** Whether a certificate holds: first in one line, then what to compare with the paper. */
export function renderCertificate(frame: CountyPage, certificate: VerifiedCertificate): string {
  const { locale, county } = frame;
  const say = sayIn(certificateTexts, locale);
  const { state, byGrade, revokedAt, maskedName } = certificate;
  const day = (iso: string): string => formatDay(locale, iso);
  const time = (minutes: number): string => say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const until =
    state === 'revoked' && revokedAt !== undefined
      ? formatDate(locale, new Date(revokedAt), county.timezone)
      : day(certificate.validFrom);
  const facts: readonly (readonly [term: string, value: string])[] = [
    ['number', certificate.number],
    ...(maskedName === undefined ? [] : [['name', maskedName] as const]),
    ['period', say('span', { from: day(certificate.from), to: day(certificate.to) })],
    ['time', time(certificate.creditedMinutes)],
    ['issuer', certificate.issuerName],
    ['issued', day(certificate.issuedOn)],
  ];
  return renderPage(frame, {
    title: say('title'),
    personal: true,
    children: (
      <>
        <h1>{say('title')}</h1>
        <section class="card">
          <p class="big">
            <span class={tones[state]}>{say(`state.${state}`)}</span>
          </p>
          <p>{say(`hint.${state}`, { day: until })}</p>
        </section>
        <section class="card">
          {facts.map(([term, value]) => (
            <p key={term}>
              <span class="soft">{say(term)}</span>
              <br />
              <strong>{value}</strong>
            </p>
          ))}
        </section>
        <section class="card">
          <h2>{say('evidence')}</h2>
          {grades
            .filter((grade) => byGrade[grade] > 0)
            .map((grade) => (
              <p key={grade}>
                <span class="soft">{say(`grade.${grade}`)}</span>
                <br />
                {time(byGrade[grade])}
              </p>
            ))}
          <p>{say('corrected', { entries: certificate.officeEntries, corrections: certificate.corrections })}</p>
        </section>
        <p class="soft">{say('privacy')}</p>
      </>
    ),
  });
}

/** Asks for a code; after one that leads nowhere it says so. */
export function renderCertificateForm(frame: CountyPage, values: Values, wrong: boolean): string {
  const say = sayIn(certificateTexts, frame.locale);
  const findings = wrong ? [{ field: 'code', message: say('noneHint') }] : [];
  return renderPage(frame, {
    title: say('title'),
    form: 'only',
    personal: wrong,
    children: (
      <>
        <h1>{say('title')}</h1>
        {wrong && (
          <div class="sum" role="alert" tabIndex={-1} autofocus>
            <h2>{say('none')}</h2>
            <ul class="list">
              <li>
                <a href="#code">{say('noneHint')}</a>
              </li>
            </ul>
          </div>
        )}
        <form method="post" action={`/c/${frame.county.code}/certificates`} class="card" novalidate>
          <TextQuestion
            say={say}
            values={values}
            findings={findings}
            name="code"
            label={say('code')}
            hint={say('codeHint')}
            maxLength={24}
          />
          <button class="b" type="submit">
            {say('look')}
          </button>
        </form>
      </>
    ),
  });
}
