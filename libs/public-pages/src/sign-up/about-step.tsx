import type { WholeCall } from '../call/call.js';
import { describedBy, Question, TextQuestion } from './field.js';
import { type Shown, Step } from './step.js';
import { textOf } from './sign-up-values.js';

const about = {
  address: { autocomplete: 'street-address', maxLength: 200 },
  specialty: { autocomplete: 'organization-title', maxLength: 100 },
} as const;

/** Who it is: the name, and what the call asks besides. */
export function AboutStep({ call, ...asking }: Shown & { readonly call: WholeCall }) {
  const { say, locale } = asking;
  return (
    <Step name="about" no={1} say={say}>
      <TextQuestion {...asking} name="name" label={say('name')} hint={say('nameHint')} autocomplete="name" />
      {call.about.map(({ key, required, hint }) => (
        <TextQuestion
          {...asking}
          key={key}
          {...about[key]}
          name={key}
          label={say(key)}
          hint={hint?.[locale] ?? say(`${key}Hint`)}
          optional={!required}
        />
      ))}
      {call.specialists.length > 0 && <SpecialistQuestion {...asking} call={call} />}
    </Step>
  );
}

/** Which of the specialists that the call looks for one is. */
function SpecialistQuestion({ call, ...asking }: Shown & { readonly call: WholeCall }) {
  const { say, values } = asking;
  const chosen = textOf(values, 'specialistId');
  const props = {
    ...asking,
    name: 'specialistId',
    label: say('specialist'),
    hint: say('specialistHint'),
    optional: true,
  };
  return (
    <Question {...props}>
      <select class="in" id="specialistId" name="specialistId" aria-describedby={describedBy(props)}>
        <option value="">{say('specialistNone')}</option>
        {call.specialists.map(({ id, skill, wanted }) => (
          <option key={id} value={id} selected={id === chosen}>
            {say('specialistOption', { skill, wanted })}
          </option>
        ))}
      </select>
    </Question>
  );
}
