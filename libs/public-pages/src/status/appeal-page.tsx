import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { describedBy, messageFor, Question } from '../sign-up/field.js';
import { type Finding, textOf, type Values } from '../sign-up/sign-up-values.js';
import { statusTexts } from './status.texts.js';

export interface AppealForm {
  readonly id: string;
  readonly values: Values;
  readonly findings: readonly Finding[];
}

/** Asks why a refusal should be looked at again. */
export function renderAppeal(
  frame: Frame & { readonly county: PageCounty },
  { id, values, findings }: AppealForm,
): string {
  const say = sayIn(statusTexts, frame.locale);
  const mine = `/c/${frame.county.code}/status/mine`;
  const question = {
    say,
    values,
    findings,
    name: 'statement',
    label: say('appealStatement'),
    hint: say('appealStatementHint'),
  };
  const message = messageFor(findings, 'statement');
  return renderPage(frame, {
    title: say('appealTitle'),
    personal: true,
    form: 'only',
    children: (
      <>
        <h1>{say('appealTitle')}</h1>
        {message !== undefined && (
          <div class="sum" role="alert" tabIndex={-1} autofocus>
            <h2>{say('errorTitle')}</h2>
            <ul class="list">
              <li>
                <a href="#statement">{message}</a>
              </li>
            </ul>
          </div>
        )}
        <p>{say('appealLead')}</p>
        <form method="post" action={`${mine}/${id}/appeal`} class="card" novalidate>
          <Question {...question}>
            <textarea
              class="in"
              id="statement"
              name="statement"
              maxLength={1000}
              aria-describedby={describedBy(question)}
              aria-invalid={message === undefined ? undefined : 'true'}
            >
              {textOf(values, 'statement')}
            </textarea>
          </Question>
          <button class="b" type="submit">
            {say('appealSend')}
          </button>
        </form>
        <a class="b w" href={mine}>
          {say('appealBack')}
        </a>
      </>
    ),
  });
}
