import type { Values } from '../sign-up/sign-up-values.js';

/** Written by the page itself: what was kept of them is older. */
const own = new Set(['consent.version', 'key', 'formNo', 'draft']);

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((one): one is Control => one instanceof HTMLElement && 'name' in one && one.name !== '');
const ticks = (control: Control): control is HTMLInputElement => /^(?:radio|checkbox)$/.test(control.type);

/** What the form holds now; several ticks of one name make a list. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string | string[]> = {};
  for (const control of controlsOf(form)) {
    if (control.type === 'submit' || control.type === 'button' || (ticks(control) && !control.checked)) continue;
    const known = values[control.name];
    if (known === undefined) values[control.name] = control.value;
    else values[control.name] = [...(Array.isArray(known) ? known : [known]), control.value];
  }
  return values;
}

/** Whether somebody, or the browser from its memory, has put another text in than the server sent. */
const isTouched = (control: Control): boolean => 'defaultValue' in control && control.value !== control.defaultValue;

/** Whether the server wrote something into this field: with findings, or from where the form was put aside. */
export function wasSent(form: HTMLFormElement, name: string): boolean {
  return controlsOf(form).some((one) => one.name === name && 'defaultValue' in one && one.defaultValue !== '');
}

/** Puts kept values back into the form, but for texts that somebody has typed before the program came. */
export function fillIn(form: HTMLFormElement, values: Values): void {
  for (const control of controlsOf(form)) {
    const value = values[control.name];
    if (control.type === 'submit' || own.has(control.name)) continue;
    if (ticks(control))
      control.checked = value === control.value || (Array.isArray(value) && value.includes(control.value));
    else if (typeof value === 'string' && !isTouched(control)) control.value = value;
  }
}
