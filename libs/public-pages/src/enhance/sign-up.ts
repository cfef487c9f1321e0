import { all, byId } from './dom.js';
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
copy?.addEventListener('click', () => {
  const number = byId('number')?.textContent ?? '';
  const done = (): void => {
    copy.textContent = copy.dataset.copied ?? '';
  };
  // Plain http has no clipboard: the number is then selected, to be copied by hand.
  if (navigator.clipboard) void navigator.clipboard.writeText(number).then(done);
  else for (const element of all('#number')) getSelection()?.selectAllChildren(element);
});
