import type { Values } from '../sign-up/sign-up-values.js';
import { all, byId, make, refill } from './dom.js';
import { fill } from './page-data.js';

type Texts = Readonly<Record<string, string>>;

/** Lists every answer with a button that leads back to it. */
export function listAnswers(values: Values, minor: boolean, texts: Texts, open: (field: string) => void): void {
  const rows = all('[data-f][data-label]').filter(
    (part) => part.closest('[data-if]:not(.on)') === null && (minor || part.closest('[data-step=guardian]') === null),
  );
  refill(
    byId('answers'),
    rows
      .filter(({ dataset }) => dataset.f !== 'code')
      .map((part) => {
        const { f: field = '', label = '' } = part.dataset;
        const row = make('div', '');
        const change = make('button', texts.change ?? '', {
          type: 'button',
          class: 't',
          'aria-label': fill(texts.changeOf, { label }),
        });
        change.addEventListener('click', () => open(field));
        const second = make('dd', '');
        second.append(change);
        row.append(make('dt', label), make('dd', wordsOf(part, values[field]) || (texts.notFilled ?? '')), second);
        return row;
      }),
  );
}

/** The words that stand at what was chosen, or what was typed. */
function wordsOf(part: HTMLElement, value: Values[string]): string {
  const select = part.querySelector('select');
  if (select) return select.selectedOptions[0]?.textContent ?? '';
  const chosen = [...part.querySelectorAll<HTMLInputElement>('input[type=radio],input[type=checkbox]')];
  if (chosen.length === 0) return typeof value === 'string' ? value : '';
  return chosen
    .filter(({ checked }) => checked)
    .map((input) => input.parentElement?.querySelector('span')?.firstChild?.textContent ?? '')
    .join('、');
}
