import type { FormInstance } from 'antd';
import type { Problem } from '../app/api.js';

type FieldPath = (string | number)[];

/** Puts the API's words at the fields they are about: `teamTypes.0.seats` is the form's `['teamTypes', 0, 'seats']`. */
export function showFieldProblems<Values>(form: FormInstance<Values>, problem: Problem): void {
  const byPlace = problem.fields.map(({ field, message }) => ({ name: pathOf(field), errors: [message] }));
  if (byPlace.length === 0) return;
  form.setFields(byPlace as Parameters<typeof form.setFields>[0]);
  const [first] = byPlace;
  if (first) form.scrollToField(first.name as never, { focus: true });
}

function pathOf(field: string): FieldPath {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
