import type { FieldDescription } from '@redmaple/forms';
import type { Locale } from '@redmaple/i18n';
import { type Asking, describedBy, OptionsQuestion, Question, TextQuestion } from './field.js';
import { answerName, textOf } from './sign-up-values.js';

interface PluginQuestionProps extends Asking {
  readonly team: string;
  readonly field: FieldDescription;
  readonly locale: Locale;
}

/** A question that a team type's plugin asks. Plugins bring data, never markup. */
export function PluginQuestion({ team, field, locale, ...asking }: PluginQuestionProps) {
  const { key, kind, required, min, max, maxLength } = field;
  const props = {
    ...asking,
    name: answerName(team, key),
    label: field.label?.[locale] ?? key,
    hint: field.hint?.[locale],
    optional: !required,
  };
  switch (kind) {
    case 'yesNo': {
      const options = [
        { value: 'yes', label: asking.say('yes') },
        { value: 'no', label: asking.say('no') },
      ];
      return <OptionsQuestion {...props} options={options} />;
    }
    case 'choice':
    case 'choices': {
      const options = (field.options ?? []).map((value) => ({
        value,
        label: field.optionLabels?.[value]?.[locale] ?? value,
      }));
      return <OptionsQuestion {...props} options={options} several={kind === 'choices'} />;
    }
    case 'longText':
      return (
        <Question {...props}>
          <textarea
            class="in"
            id={props.name}
            name={props.name}
            maxLength={maxLength}
            aria-describedby={describedBy(props)}
          >
            {textOf(asking.values, props.name)}
          </textarea>
        </Question>
      );
    case 'whole':
      return <TextQuestion {...props} type="number" inputMode="numeric" min={min} max={max} step="1" />;
    case 'decimal':
      return <TextQuestion {...props} type="number" inputMode="decimal" min={min} max={max} step="any" />;
    case 'date':
      return <TextQuestion {...props} type="date" />;
    case 'time':
      return <TextQuestion {...props} type="time" />;
    default:
      return <TextQuestion {...props} maxLength={maxLength} />;
  }
}
