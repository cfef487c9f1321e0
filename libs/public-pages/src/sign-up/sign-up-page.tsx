import { IDENTITY_DOCUMENT_TYPES, identityDocumentLabels } from '@redmaple/forms';
import type { WholeCall } from '../call/call.js';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { AboutStep } from './about-step.js';
import { type Asking, describedBy, Question, TextQuestion } from './field.js';
import { type Shown, Step } from './step.js';
import { ConsentStep, GuardianStep, PhoneStep, TeamStep } from './sign-up-parts.js';
import { type Finding, textOf, type Values } from './sign-up-values.js';
import { clientTexts } from './client-texts.js';
import { signUpTexts } from './sign-up.texts.js';

export interface SignUpPage {
  readonly call: WholeCall;
  readonly values: Values;
  readonly findings: readonly Finding[];
  /** What went wrong as a whole, beside wrong fields. */
  readonly problem?: string | undefined;
  /** What happened that is no problem: a code was sent. */
  readonly notice?: string | undefined;
  /** YYYY-MM-DD in the county. */
  readonly today: string;
  /** Address of the program that helps along; without it the page is one long form. */
  readonly script?: string | undefined;
  /** Words for what the program finds wrong, by code. */
  readonly fieldMessages: Readonly<Record<string, string>>;
}

/** The whole sign-up in one document: steps with the program, one long form without. */
export function renderSignUp(frame: Frame & { readonly county: PageCounty }, page: SignUpPage): string {
  const say = sayIn(signUpTexts, frame.locale);
  const { call, values, findings, problem, notice, script } = page;
  const base = `/c/${frame.county.code}/calls/${call.id}`;
  const asking: Shown = { say, values, findings, locale: frame.locale };
  return renderPage(frame, {
    title: say('title', { title: call.title }),
    description: call.title,
    form: 'only',
    script,
    children: (
      <>
        <h1>{say('title', { title: call.title })}</h1>
        <div id="notes" role="status">
          {notice !== undefined && <p class="note">{notice}</p>}
        </div>
        <Summary say={say} findings={findings} problem={problem} statusHref={`/c/${frame.county.code}/status`} />
        <p class="n">{say('lead')}</p>
        <form method="post" action={`${base}/sign-up`} id="form" novalidate>
          <input type="hidden" name="key" value={textOf(values, 'key')} />
          <input type="hidden" name="flowId" value={textOf(values, 'flowId')} />
          <input type="hidden" name="formNo" value={call.formNo} />
          <input type="hidden" name="draft" value={textOf(values, 'draft')} />
          <input type="hidden" name="consent.version" value={call.consent.version} />
          <AboutStep {...asking} call={call} />
          <DocumentStep {...asking} />
          <TeamStep {...asking} call={call} />
          <PhoneStep {...asking} inbox={frame.devInbox ? frame.county.code : undefined} />
          <GuardianStep {...asking} call={call} />
          <ConsentStep {...asking} call={call} base={base} />
          <Step name="check" no={undefined} say={say}>
            <dl class="sum-list" id="answers" />
            <button class="b" type="submit" id="send">
              {say('send')}
            </button>
          </Step>
          <button class="b n" type="submit">
            {say('send')}
          </button>
          <section class="card">
            <h2>{say('laterTitle')}</h2>
            <p class="hint" id="later">
              {say('laterHint')}
            </p>
            <button class="b w" type="submit" name="action" value="save" id="save-draft" aria-describedby="later">
              {say('later')}
            </button>
          </section>
        </form>
        <p>
          <button class="t j" type="button" id="clear">
            {say('clear')}
          </button>
        </p>
        <script
          type="application/json"
          id="data"
          dangerouslySetInnerHTML={{
            __html: JSON.stringify({
              county: frame.county.code,
              call: call.id,
              today: page.today,
              texts: clientTexts(say, page.fieldMessages, frame.helpPhone),
            }).replaceAll('<', '\\u003c'),
          }}
        />
      </>
    ),
  });
}

function DocumentStep(asking: Shown) {
  const { say, values, locale } = asking;
  const chosen = textOf(values, 'documentType') || 'resident-id';
  const typeProps = { ...asking, name: 'documentType', label: say('documentType') };
  return (
    <Step name="document" no={2} say={say}>
      <Question {...typeProps}>
        <select class="in" id="documentType" name="documentType" aria-describedby={describedBy(typeProps)}>
          {IDENTITY_DOCUMENT_TYPES.map((type) => (
            <option key={type} value={type} selected={type === chosen}>
              {identityDocumentLabels[locale][type]}
            </option>
          ))}
        </select>
      </Question>
      <TextQuestion
        {...asking}
        name="documentNumber"
        label={say('documentNumber')}
        hint={say('documentNumberHint')}
        maxLength={50}
      />
      <div data-if="birthDate">
        <TextQuestion
          {...asking}
          name="birthDate"
          label={say('birthDate')}
          hint={say('birthDateHint')}
          type="date"
          autocomplete="bday"
        />
      </div>
    </Step>
  );
}

interface SummaryProps extends Pick<Asking, 'say' | 'findings'> {
  readonly problem: string | undefined;
  readonly statusHref: string;
}

/** What is to be corrected, at the top and with links to the fields (GOV.UK's error summary). */
function Summary({ say, findings, problem, statusHref }: SummaryProps) {
  const wrong = findings.length > 0 || problem !== undefined;
  return (
    <div class="sum" id="summary" role="alert" tabIndex={-1} hidden={!wrong} autofocus={wrong}>
      <h2>{say('errorTitle')}</h2>
      {problem !== undefined && findings.length === 0 && (
        <p>
          {problem}{' '}
          <a href={statusHref} class="t">
            {say('toStatus')}
          </a>
        </p>
      )}
      <ul class="list">
        {findings.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
