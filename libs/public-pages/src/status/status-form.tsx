import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { CodeQuestion, PhoneQuestion, TextQuestion } from '../sign-up/field.js';
import { type Finding, textOf, type Values } from '../sign-up/sign-up-values.js';
import { statusTexts } from './status.texts.js';

export interface StatusForm {
  readonly values: Values;
  readonly findings: readonly Finding[];
  readonly notice?: string | undefined;
}

/** Asks for phone and number, and once a code is out for the code: two forms that need no program. */
export function renderStatusForm(frame: Frame & { readonly county: PageCounty }, page: StatusForm): string {
  const say = sayIn(statusTexts, frame.locale);
  const { values, findings, notice } = page;
  const sent = textOf(values, 'flowId') !== '';
  const asking = { say, values, findings };
  const action = `/c/${frame.county.code}/status`;
  return renderPage(frame, {
    title: say('title'),
    form: 'only',
    children: (
      <>
        <h1>{say('title')}</h1>
        {findings.length > 0 && (
          <div class="sum" role="alert" tabIndex={-1} autofocus>
            <h2>{say('errorTitle')}</h2>
            <ul class="list">
              {findings.map(({ field, message }) => (
                <li key={field}>
                  <a href={`#${field}`}>{message}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p role="status" class={notice === undefined ? undefined : 'note'}>
          {notice ?? say('lead')}
        </p>
        <form method="post" action={action} class="card" novalidate>
          <input type="hidden" name="flowId" value={textOf(values, 'flowId')} />
          <PhoneQuestion {...asking} name="phone" label={say('phone')} hint={say('phoneHint')} />
          <TextQuestion
            {...asking}
            name="number"
            label={say('number')}
            hint={say('numberHint')}
            maxLength={40}
            optional
          />
          {sent && (
            <>
              {frame.devInbox && (
                <p class="note off">
                  <a href={`/dev/inbox?county=${frame.county.code}`} target="_blank" rel="noopener">
                    {say('inbox')}
                  </a>
                </p>
              )}
              <CodeQuestion {...asking} />
              <button class="b" type="submit" name="action" value="look">
                {say('look')}
              </button>
            </>
          )}
          <button class={sent ? 't' : 'b'} type="submit" name="action" value="code">
            {say(sent ? 'again' : 'sendCode')}
          </button>
        </form>
      </>
    ),
  });
}
