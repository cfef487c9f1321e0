import type { FieldDescription } from '@redmaple/forms';

/** What was answered: a field that was left empty is not an answer. */
export function answersOf(typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

/** What a form about a record begins with: the record's own values, as far as the fields can hold them. */
export function startOf(
  fields: readonly FieldDescription[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ key, kind, options = [] }) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return fits(kind, options, value) ? [[key, value]] : [];
    }),
  );
}

function fits(kind: FieldDescription['kind'], options: readonly string[], value: unknown): boolean {
  switch (kind) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'whole':
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return typeof value === 'string' && options.includes(value);
    case 'choices':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && options.includes(one));
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    default:
      return typeof value === 'string';
  }
}
