import { fieldTextKeys, optionTextKeys } from '../define/labels.js';
import { isRecord } from './problems.js';

/** Something a person sees: the keys under which its text may stand, and the path of that something. */
export interface Need {
  readonly keys: readonly string[];
  readonly path: string;
}

/** Texts may also stand in the declaration of the field itself. */
export function formNeeds(form: unknown, owner: string, path: string): Need[] {
  if (!isRecord(form)) return [];
  return records(form.fields).flatMap((field): Need[] => {
    const key = String(field.key);
    const spoken = isRecord(field.optionLabels) ? field.optionLabels : {};
    const options = (Array.isArray(field.options) ? field.options : [])
      .map(String)
      .filter((one) => !Object.hasOwn(spoken, one));
    return [
      ...(field.label === undefined ? [{ keys: fieldTextKeys(owner, key), path: `${path}.${key}` }] : []),
      ...options.map((option) => ({ keys: optionTextKeys(owner, key, option), path: `${path}.${key}.${option}` })),
    ];
  });
}

/** The objects of a list; what is none was reported elsewhere. */
export function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
