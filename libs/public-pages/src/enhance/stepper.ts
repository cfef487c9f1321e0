import { isMinorIn } from '../sign-up/sign-up-checks.js';
import { isAsked, nextStep, previousStep, type Step, stepOf, steps } from '../sign-up/sign-up-steps.js';
import { textOf, type Values } from '../sign-up/sign-up-values.js';
import { all, byId } from './dom.js';

/** Shows one step at a time, and in it only what concerns this recruit. */
export class Stepper {
  current: Step;
  /** Where "next" leads back to when one answer was opened from the check. */
  private backToCheck: boolean;
  /** Shows the field wherever it stands. */
  readonly open: (field: string) => void;

  constructor(
    private readonly values: () => Values,
    private readonly today: string,
    private readonly shown: (step: Step) => void,
  ) {
    this.current = 'about';
    this.backToCheck = false;
    this.open = (field) => this.openField(field);
    addEventListener('popstate', () => this.show(stepInAddress(), false));
  }

  get minor(): boolean {
    return isMinorIn(this.values(), this.today);
  }

  /** Shows the parts that hang on an answer. */
  settle(): void {
    const values = this.values();
    for (const part of all('[data-if]')) {
      const [kind, team] = splitOnce(part.dataset.if ?? '');
      const on =
        kind === 'team' ? textOf(values, 'teamType') === team : textOf(values, 'documentType') !== 'resident-id';
      part.classList.toggle('on', on);
    }
  }

  go(step: Step): void {
    if (this.current === 'check' && step !== 'check') this.backToCheck = true;
    history.pushState(null, '', `#${step}`);
    this.show(step, true);
  }

  next(): void {
    const back = this.backToCheck && this.current !== 'check';
    this.backToCheck = false;
    this.go(back ? 'check' : nextStep(this.current, this.minor));
  }

  previous(): void {
    const step = previousStep(this.current, this.minor);
    if (step) this.go(step);
  }

  show(step: Step, focus: boolean): void {
    this.current = isAsked(step, this.minor) ? step : nextStep(step, this.minor);
    this.settle();
    for (const part of all('[data-step]')) {
      part.classList.toggle('on', part.dataset.step === this.current);
      part.classList.toggle('done', part.dataset.step !== this.current);
    }
    this.shown(this.current);
    if (!focus) return;
    byId(`step-${this.current}`)?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  private openField(field: string): void {
    const step = stepOf(field);
    if (step !== this.current) this.go(step);
    const element = byId(field) ?? document.getElementsByName(field)[0];
    element?.focus();
    element?.scrollIntoView?.({ block: 'center' });
  }
}

/** The step that the address names; the first when it names none. */
export function stepInAddress(): Step {
  return steps.find((step) => step === location.hash.slice(1)) ?? 'about';
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
