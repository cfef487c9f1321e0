import type { AnswersSchema, FieldSchema, FormSchema, LocalisedText } from './form-schema.js';
import { formFromSchema } from './form.js';

/** Words by locale and key, as a plugin declares them. */
export type LabelTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Gives a form the words of a label table. Keys are `<field>`, `<field>.hint` and `<field>.<option>`, each after
 * `prefix`; words that stand in the declaration itself stay. The version does not change.
 */
export function labelForm<Answers extends object>(
  form: FormSchema<Answers>,
  labels: LabelTable,
  prefix = '',
): FormSchema<Answers> {
  const find = (key: string): LocalisedText | undefined => {
    const chinese = labels['zh-CN']?.[prefix + key];
    const english = labels.en?.[prefix + key];
    return chinese === undefined || english === undefined ? undefined : { 'zh-CN': chinese, en: english };
  };
  const properties: Record<string, FieldSchema> = {};
  // The list keeps the order of the declaration even where the schema went through jsonb.
  for (const { key } of form.fields)
    properties[key] = labelField(key, form.schema.properties[key] as FieldSchema, find);
  return formFromSchema({ ...form.schema, properties } satisfies AnswersSchema);
}

/** Keys of the words that a form still lacks, in the spelling that {@link labelForm} looks up. Hints may be missing. */
export function missingLabels(form: FormSchema): string[] {
  return form.fields.flatMap((field) => [
    ...(field.label ? [] : [field.key]),
    ...(field.options ?? [])
      .filter((option) => !field.optionLabels?.[option])
      .map((option) => `${field.key}.${option}`),
  ]);
}

function labelField(key: string, field: FieldSchema, find: (key: string) => LocalisedText | undefined): FieldSchema {
  const label = field['x-label'] ?? find(key);
  const hint = field['x-hint'] ?? find(`${key}.hint`);
  const spoken = { ...field['x-option-labels'] };
  for (const option of field.enum ?? field.items?.enum ?? []) {
    const words = spoken[option] ?? find(`${key}.${option}`);
    if (words) spoken[option] = words;
  }
  return {
    ...field,
    ...(label && { 'x-label': label }),
    ...(hint && { 'x-hint': hint }),
    ...(Object.keys(spoken).length > 0 && { 'x-option-labels': spoken }),
  };
}
