import { byId } from './dom.js';
import { readPageData } from './page-data.js';
import { SignUpProgram } from './sign-up-program.js';

declare global {
  interface Window {
    /** Tells the line in the page's head that the program has come. */
    redMaple?: true;
  }
}

window.redMaple = true;
const data = readPageData();
const form = byId<HTMLFormElement>('form');
if (data && form) new SignUpProgram(data, form).start();

const copy = byId('copy');
copy?.addEventListener('click', () => void copyNumber(copy));

/** Plain http has no clipboard: the number is then selected, to be copied by hand. */
async function copyNumber(button: HTMLElement): Promise<void> {
  const number = byId('number');
  if (!number) return;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(number.textContent ?? '');
    button.textContent = button.dataset.copied ?? '';
  } else getSelection()?.selectAllChildren(number);
}
