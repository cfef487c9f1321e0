import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { signUpTexts } from './sign-up.texts.js';

/** What a sign-up was answered with. */
export interface Received {
  readonly number: string;
  readonly state: 'submitted' | 'waitlisted';
  readonly waitlistPosition?: number | undefined;
}

const nextSteps = ['next1', 'next2', 'next3', 'next4'] as const;

/** The application number, large, and what comes next; without `received` where else to look. */
export function renderDone(
  frame: Frame & { readonly county: PageCounty },
  received: Received | undefined,
  script: string | undefined,
): string {
  const say = sayIn(signUpTexts, frame.locale);
  const title = say(received?.state === 'waitlisted' ? 'doneWaitlistTitle' : 'doneTitle');
  const status = `/c/${frame.county.code}/status`;
  return renderPage(frame, {
    title,
    personal: true,
    form: true,
    script,
    children: (
      <>
        <h1>{title}</h1>
        {received === undefined ? (
          <p class="card">{say('doneGone')}</p>
        ) : (
          <section class="card">
            <h2>{say('yourNumber')}</h2>
            <p class="big" id="number">
              {received.number}
            </p>
            <p>{say('keepNumber')}</p>
            <button class="b w j" type="button" id="copy" data-copied={say('copied')}>
              {say('copy')}
            </button>
            {received.waitlistPosition !== undefined && (
              <p class="note">{say('place', { place: received.waitlistPosition })}</p>
            )}
          </section>
        )}
        <h2>{say('whatNext')}</h2>
        <ol class="steps">
          {nextSteps.map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ol>
        <p class="soft">{say('nextNote')}</p>
        <a class="b" href={status}>
          {say('toStatus')}
        </a>
      </>
    ),
  });
}
