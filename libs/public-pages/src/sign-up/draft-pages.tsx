import { formatDateTime } from '@redmaple/i18n';
import type { WholeCall } from '../call/call.js';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { PhoneQuestion, TextQuestion } from './field.js';
import { draftTexts } from './draft.texts.js';
import type { Finding, Values } from './sign-up-values.js';

type CountyPage = Frame & { readonly county: PageCounty };

/** What a draft is opened with. */
export interface SavedDraft {
  readonly draftCode: string;
  readonly expiresAt: string;
}

/** The code of a form that was put aside, large, and how to go on with it. */
export function renderSaved(frame: CountyPage, call: WholeCall, saved: SavedDraft): string {
  const say = sayIn(draftTexts, frame.locale);
  const until = formatDateTime(frame.locale, new Date(saved.expiresAt), frame.county.timezone);
  return renderPage(frame, {
    title: say('savedTitle'),
    personal: true,
    form: true,
    children: (
      <>
        <h1>{say('savedTitle')}</h1>
        <p>{call.title}</p>
        <section class="card">
          <h2>{say('yourCode')}</h2>
          <p class="big">{saved.draftCode}</p>
          <p>{say('keepCode')}</p>
          <p class="note">{say('until', { until })}</p>
        </section>
        <h2>{say('howTitle')}</h2>
        <ol class="steps">
          <li>{say('how1')}</li>
          <li>{say('how2')}</li>
          <li>{say('how3')}</li>
        </ol>
        <p class="soft">{say('secret')}</p>
        <a class="b w" href={`/c/${frame.county.code}/resume`}>
          {say('resume')}
        </a>
        <a class="t" href={`/c/${frame.county.code}`}>
          {say('home')}
        </a>
      </>
    ),
  });
}

export interface ResumePage {
  readonly values: Values;
  readonly findings: readonly Finding[];
  readonly problem?: string | undefined;
}

/** Asks for the phone and the code of a form that was put aside. */
export function renderResume(frame: CountyPage, { values, findings, problem }: ResumePage): string {
  const say = sayIn(draftTexts, frame.locale);
  const asking = { say, values, findings };
  const wrong = findings.length > 0 || problem !== undefined;
  return renderPage(frame, {
    title: say('resumeTitle'),
    form: 'only',
    children: (
      <>
        <h1>{say('resumeTitle')}</h1>
        {wrong && (
          <div class="sum" role="alert" tabIndex={-1} autofocus>
            <h2>{say('wrong')}</h2>
            {problem !== undefined && <p>{problem}</p>}
            <ul class="list">
              {findings.map(({ field, message }) => (
                <li key={field}>
                  <a href={`#${field}`}>{message}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>{say('resumeLead')}</p>
        <form method="post" action={`/c/${frame.county.code}/resume`} class="card" novalidate>
          <PhoneQuestion {...asking} name="phone" label={say('phone')} hint={say('phoneHint')} />
          <TextQuestion {...asking} name="draftCode" label={say('code')} hint={say('codeHint')} maxLength={20} />
          <button class="b" type="submit">
            {say('go')}
          </button>
        </form>
        <p class="soft">{say('lost')}</p>
      </>
    ),
  });
}
