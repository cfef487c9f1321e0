import { isTooYoungIn, problemOf } from '../sign-up/sign-up-checks.js';
import type { Step } from '../sign-up/sign-up-steps.js';
import type { Finding, Values } from '../sign-up/sign-up-values.js';
import { all, byId, make, refill } from './dom.js';

type Texts = Readonly<Record<string, string>>;

/** What the program itself finds wrong in one step. */
export function findingsOf(step: Step, values: Values, today: string, texts: Texts): Finding[] {
  return all(`[data-step=${step}] [data-f]`).flatMap((part) => {
    const field = part.dataset.f ?? '';
    const hidden = part.closest('[data-if]:not(.on)') !== null;
    const code = hidden ? undefined : wrongIn(field, part, values, today);
    return code === undefined ? [] : [{ field, message: texts[code] ?? code }];
  });
}

function wrongIn(field: string, part: HTMLElement, values: Values, today: string): string | undefined {
  const value = values[field];
  const needed = part.dataset.need !== undefined;
  if (Array.isArray(value)) return undefined;
  if (field === 'code' && needed && !values.flowId) return 'codeFirst';
  const team = part.querySelector<HTMLElement>('[data-min]:checked');
  if (team && isTooYoungIn(values, today, Number(team.dataset.min))) return 'tooYoung';
  return problemOf(field, values, needed, today);
}

/** Puts what is wrong beside the fields and above them all; nothing wrong clears both. */
export function showFindings(findings: readonly Finding[], open: (field: string) => void, problem?: Node[]): void {
  for (const part of all('[data-f]')) {
    const field = part.dataset.f ?? '';
    const found = findings.find((one) => one.field === field);
    part.classList.toggle('bad', found !== undefined);
    byId(`${field}-error`)?.remove();
    const control = byId(field);
    const ids = (control?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id !== `${field}-error` && id !== '');
    if (found) {
      const message = make('p', found.message, { class: 'er', id: `${field}-error` });
      const label = part.querySelector('.hint') ?? part.querySelector('label:not(.o),legend');
      if (label) label.after(message);
      else part.prepend(message);
      control?.setAttribute('aria-invalid', 'true');
      ids.push(`${field}-error`);
    } else control?.removeAttribute('aria-invalid');
    if (ids.length > 0) control?.setAttribute('aria-describedby', ids.join(' '));
    else control?.removeAttribute('aria-describedby');
  }
  const summary = byId('summary');
  const list = summary?.querySelector('ul');
  if (!summary || !list) return;
  summary.hidden = findings.length === 0 && problem === undefined;
  summary.querySelector(':scope > p')?.remove();
  refill(
    list,
    findings.map(({ field, message }) => {
      const link = make('a', message, { href: `#${field}` });
      link.addEventListener('click', (event) => {
        event.preventDefault();
        open(field);
      });
      const line = make('li', '');
      line.append(link);
      return line;
    }),
  );
  if (problem) {
    const line = make('p', '');
    line.append(...problem);
    list.before(line);
  }
  if (!summary.hidden) {
    summary.focus({ preventScroll: true });
    summary.scrollIntoView();
  }
}
