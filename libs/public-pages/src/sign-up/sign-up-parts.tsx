import type { WholeCall } from '../call/call.js';
import { CodeQuestion, OptionsQuestion, PhoneQuestion, TextQuestion, TickQuestion } from './field.js';
import { PluginQuestion } from './plugin-question.js';
import { type Shown, Step } from './step.js';

/** Which team, and what its plugin asks. */
export function TeamStep({ call, ...asking }: Shown & { readonly call: WholeCall }) {
  const { say, locale, values } = asking;
  const options = call.teamTypes.map(({ code, label, seatsLeft: left, minAge: min }) => ({
    value: code,
    label: label[locale],
    minAge: min,
    more: left > 0 ? say('teamLeft', { left, min }) : say('teamFull', { min }),
  }));
  const [only] = options;
  const chosen = options.length === 1 && values.teamType === undefined ? { ...values, teamType: only?.value } : values;
  return (
    <Step name="team" no={3} say={say}>
      <OptionsQuestion {...asking} values={chosen} name="teamType" label={say('teamType')} options={options} />
      {call.teamTypes
        .filter(({ form }) => form.fields.length > 0)
        .map(({ code, label, form }) => (
          <section key={code} data-if={`team:${code}`} aria-label={say('teamQuestions', { team: label[locale] })}>
            <h3>{say('teamQuestions', { team: label[locale] })}</h3>
            {options.length > 1 && <p class="hint n">{say('teamQuestionsHint', { team: label[locale] })}</p>}
            {form.fields.map((field) => (
              <PluginQuestion {...asking} key={field.key} team={code} field={field} />
            ))}
          </section>
        ))}
    </Step>
  );
}

/** The phone, proven by a code. */
export function PhoneStep({ inbox, ...asking }: Shown & { readonly inbox: string | undefined }) {
  const { say } = asking;
  return (
    <Step name="phone" no={4} say={say}>
      <PhoneQuestion {...asking} name="phone" label={say('phone')} hint={say('phoneHint')} />
      <button class="b w" type="submit" name="action" value="code" id="send-code">
        {say('sendCode')}
      </button>
      <p class="hint" id="code-state" role="status" />
      {inbox !== undefined && (
        <p class="note off">
          <a href={`/dev/inbox?county=${inbox}`} target="_blank" rel="noopener">
            {say('codeInbox')}
          </a>
        </p>
      )}
      <CodeQuestion {...asking} />
    </Step>
  );
}

/** Who agrees for a minor (PIPL 28, 31). Without the program everybody sees it, and grown-ups pass over it. */
export function GuardianStep({ call, ...asking }: Shown & { readonly call: WholeCall }) {
  const { say } = asking;
  return (
    <Step name="guardian" no={undefined} say={say}>
      <p>{say('guardianLead')}</p>
      <TextQuestion {...asking} name="guardian.name" label={say('guardianName')} />
      <PhoneQuestion {...asking} name="guardian.phone" label={say('guardianPhone')} autocomplete="off" />
      <p>{call.consent.guardianText}</p>
      <TickQuestion {...asking} name="guardian.consentAccepted" label={say('guardianConsent')} />
    </Step>
  );
}

/** What a recruit agrees to (PIPL 14). */
export function ConsentStep({ call, base, ...asking }: Shown & { readonly call: WholeCall; readonly base: string }) {
  const { say } = asking;
  return (
    <Step name="consent" no={5} say={say}>
      <p>
        <a class="t" href={base} target="_blank" rel="noopener">
          {say('readCall')}
        </a>
      </p>
      <p>{call.consent.text}</p>
      <TickQuestion {...asking} name="consent.accepted" label={say('consent')} />
    </Step>
  );
}
