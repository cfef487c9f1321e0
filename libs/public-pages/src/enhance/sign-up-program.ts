import { afterSending, type Draft, readDraft } from '../sign-up/draft.js';
import { textOf, type Finding } from '../sign-up/sign-up-values.js';
import { steps, type Step, isAsked, stepOf } from '../sign-up/sign-up-steps.js';
import { listAnswers } from './check-list.js';
import { all, byId, make, newKey, refill } from './dom.js';
import { findingsOf, showFindings } from './findings.js';
import { fillIn, valuesOf, wasSent } from './form-values.js';
import type { readPageData } from './page-data.js';
import { PhoneCode } from './phone-code.js';
import { stepInAddress, Stepper } from './stepper.js';

interface Answer {
  readonly location?: string;
  readonly title?: string;
  readonly fields?: readonly Finding[];
  readonly statusHref?: string;
  /** Where the form is to be found as it is asked now; what was typed goes along. */
  readonly formHref?: string;
}

/** How long after a failed try the next one comes by itself, in milliseconds. */
const retryAfter = 10_000;

/** The sign-up with steps, a draft that survives, and sending that needs no network at the moment it is pressed. */
export class SignUpProgram {
  private readonly store: string;
  private readonly stepper: Stepper;
  private readonly codes: PhoneCode;
  private key: string;
  private waiting: boolean;
  private sending: boolean;

  constructor(
    private readonly data: NonNullable<ReturnType<typeof readPageData>>,
    private readonly form: HTMLFormElement,
  ) {
    // Set here and not at their declaration, which older phones only understand in a longer form.
    this.key = newKey();
    this.waiting = false;
    this.sending = false;
    this.store = `sign-up:${data.call}`;
    this.codes = new PhoneCode(data.county, data.texts);
    this.stepper = new Stepper(
      () => valuesOf(form),
      data.today,
      (step) => this.shown(step),
    );
  }

  start(): void {
    const draft = this.restore();
    this.listen();
    if (!draft) this.forgetRemembered();
    const wrong = all('.bad[data-f]')[0]?.dataset.f;
    this.stepper.show(wrong ? stepOf(wrong) : draft ? this.firstOpen(stepInAddress()) : 'about', false);
    if (draft) this.note(this.data.texts.draft);
    if (!navigator.onLine) this.note(this.data.texts.offline, true);
    if (draft?.waiting) void this.send();
  }

  private listen(): void {
    this.form.addEventListener('input', () => {
      this.stepper.settle();
      this.save();
    });
    this.form.addEventListener('change', () => this.save());
    this.form.addEventListener('submit', (event) => {
      const button = (event as SubmitEvent).submitter ?? document.activeElement;
      // Putting aside is for the server: it answers with a page that shows the code.
      if (button?.id === 'save-draft') return;
      event.preventDefault();
      if (button?.id === 'send-code') void this.sendCode();
      // Enter in a field goes on to the next step; only the last one sends.
      else if (this.stepper.current === 'check') void this.send();
      else this.next();
    });
    // A page that comes back from the browser's memory must not send the old form again.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload();
    });
    byId('send-code')?.addEventListener('click', (event) => {
      event.preventDefault();
      void this.sendCode();
    });
    for (const button of all('[data-next]')) button.addEventListener('click', () => this.next());
    for (const button of all('[data-back]')) button.addEventListener('click', () => this.stepper.previous());
    byId('clear')?.addEventListener('click', () => this.clear());
    addEventListener('online', () => {
      this.note(undefined);
      if (this.waiting) void this.send();
    });
    addEventListener('offline', () => {
      if (!this.waiting) this.note(this.data.texts.offline, true);
    });
  }

  private restore(): Draft | undefined {
    const draft = readDraft(this.read(), Date.now());
    if (!draft) return undefined;
    // What the server has just sent back, with findings or from where it was put aside, is newer than the draft.
    if (!wasSent(this.form, 'name') && !wasSent(this.form, 'draft')) fillIn(this.form, draft.values);
    this.key = draft.key;
    return draft;
  }

  /** The step asked for, or an earlier one in which something is still missing. */
  private firstOpen(wanted: Step): Step {
    this.stepper.settle();
    const before = steps.slice(0, steps.indexOf(wanted)).filter((step) => isAsked(step, this.stepper.minor));
    return before.find((step) => this.findings(step).length > 0) ?? wanted;
  }

  private findings(step: Step): Finding[] {
    return findingsOf(step, valuesOf(this.form), this.data.today, this.data.texts);
  }

  private next(): void {
    const findings = this.findings(this.stepper.current);
    showFindings(findings, this.stepper.open);
    if (findings.length === 0) this.stepper.next();
  }

  private shown(step: Step): void {
    if (step === 'check') listAnswers(valuesOf(this.form), this.stepper.minor, this.data.texts, this.stepper.open);
  }

  private async sendCode(): Promise<void> {
    const flowId = await this.codes.send(textOf(valuesOf(this.form), 'phone'));
    if (flowId === undefined) return;
    const hidden = this.form.elements.namedItem('flowId');
    if (hidden instanceof HTMLInputElement) hidden.value = flowId;
    this.save();
    byId('code')?.focus();
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    const asked = steps.filter((step) => isAsked(step, this.stepper.minor));
    const findings = asked.flatMap((step) => this.findings(step));
    if (findings.length > 0) return this.correct({ fields: findings });
    this.hold(true);
    this.waiting = true;
    this.save();
    const { status, body } = await this.post();
    this.hold(false);
    const after = afterSending(status);
    if (after === 'wait') {
      this.note(status === undefined ? this.data.texts.waiting : this.data.texts.waitingBusy, true);
      setTimeout(() => this.waiting && void this.send(), retryAfter);
      return;
    }
    this.waiting = false;
    if (body.formHref !== undefined) {
      this.save();
      return location.replace(body.formHref);
    }
    if (after === 'correct') return this.correct(body);
    this.empty();
    location.replace(body.location ?? '/');
  }

  private async post(): Promise<{ status: number | undefined; body: Answer }> {
    try {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...valuesOf(this.form), key: this.key })) {
        if (!this.stepper.minor && name.startsWith('guardian.')) continue;
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
      }
      // Not form.action: that is the button of this name.
      const answer = await fetch(this.form.getAttribute('action') ?? '', {
        method: 'POST',
        headers: { accept: 'application/json', 'accept-language': document.documentElement.lang },
        body,
      });
      return { status: answer.status, body: (await answer.json()) as Answer };
    } catch {
      return { status: undefined, body: {} };
    }
  }

  /** Shows what is wrong where it stands; what was typed stays. */
  private correct({ fields = [], title, statusHref }: Answer): void {
    this.save();
    this.note(undefined);
    const [first] = fields;
    if (first && stepOf(first.field) !== this.stepper.current) this.stepper.go(stepOf(first.field));
    if (first) return showFindings(fields, this.stepper.open);
    const problem: Node[] = [document.createTextNode(`${title ?? ''} `)];
    if (statusHref) problem.push(make('a', this.data.texts.toStatus ?? '', { href: statusHref }));
    showFindings([], this.stepper.open, problem);
  }

  private hold(sending: boolean): void {
    this.sending = sending;
    byId('send')?.setAttribute('aria-disabled', String(sending));
    if (sending) this.note(this.data.texts.sending);
  }

  private note(text: string | undefined, warning = false): void {
    refill(byId('notes'), text === undefined ? [] : [make('p', text, { class: warning ? 'note off' : 'note' })]);
  }

  private clear(): void {
    this.empty();
    this.key = newKey();
    this.waiting = false;
    showFindings([], this.stepper.open);
    this.stepper.go('about');
    this.note(this.data.texts.cleared);
  }

  /**
   * Without a draft nothing is to be seen but what the server wrote and somebody types now: whoever goes back after
   * sending would otherwise find what the browser remembers of the form, which it fills in before `pageshow`. On a page
   * that is opened for the first time it remembers nothing: what stands there was typed before the program came.
   */
  private forgetRemembered(): void {
    if (!isVisitedAgain()) return;
    let typed = false;
    this.form.addEventListener('input', () => (typed = true));
    addEventListener('pageshow', () => {
      if (typed) return;
      this.form.reset();
      this.stepper.settle();
    });
  }

  /** Leaves nothing behind, in the form neither. */
  private empty(): void {
    this.forget();
    this.form.reset();
    for (const control of all<HTMLInputElement>('.in')) if (control.tagName !== 'SELECT') control.value = '';
  }

  private read(): string | null {
    try {
      return localStorage.getItem(this.store);
    } catch {
      return null;
    }
  }

  private save(): void {
    const draft: Draft = { savedAt: Date.now(), values: valuesOf(this.form), key: this.key, waiting: this.waiting };
    try {
      localStorage.setItem(this.store, JSON.stringify(draft));
    } catch {
      // A browser that keeps nothing: the form still works while the page is open.
    }
  }

  private forget(): void {
    try {
      localStorage.removeItem(this.store);
    } catch {
      // Nothing was kept.
    }
  }
}

/** Whether the browser came by going back or loading anew; older ones do not say. */
function isVisitedAgain(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit === undefined || visit.type === 'back_forward' || visit.type === 'reload';
}
