import type { Locale } from '@redmaple/i18n';
import type { ComponentChildren } from 'preact';
import type { Say } from '../frame/words.js';
import type { Asking } from './field.js';
import { type Step as StepName } from './sign-up-steps.js';

/** What the parts of a sign-up are drawn with. */
export interface Shown extends Asking {
  readonly locale: Locale;
}

interface StepProps {
  readonly name: StepName;
  readonly no: number | undefined;
  readonly say: Say;
  readonly children: ComponentChildren;
}

/** One step: a card of its own without the program, the only one to be seen with it. */
export function Step({ name, no, say, children }: StepProps) {
  return (
    <section class="card s" data-step={name} aria-labelledby={`step-${name}`}>
      {name !== 'about' && (
        <button class="t j" type="button" data-back>
          {`‹ ${say('previous')}`}
        </button>
      )}
      <h2 id={`step-${name}`} tabIndex={-1}>
        {no !== undefined && <span class="soft">{`${no}. `}</span>}
        {say(`step.${name}`)}
      </h2>
      {children}
      {name !== 'check' && (
        <button class="b j" type="button" data-next>
          {say('next')}
        </button>
      )}
    </section>
  );
}
