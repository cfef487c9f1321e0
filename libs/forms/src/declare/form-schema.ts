/** A text in the languages every screen has. Chinese first: it is the language of the counties. */
export interface LocalisedText {
  readonly 'zh-CN': string;
  readonly en: string;
}

export const FIELD_KINDS = [
  'text',
  'longText',
  'choice',
  'choices',
  'whole',
  'decimal',
  'yesNo',
  'date',
  'time',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export type FieldDefault = string | number | boolean;

/** One property of a form's JSON Schema: the subset that every renderer understands, plus `x-` keys for the screen. */
export interface FieldSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly 'x-kind': FieldKind;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string'; readonly enum: readonly string[] };
  readonly minItems?: number;
  readonly uniqueItems?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: FieldDefault;
  readonly 'x-label'?: LocalisedText;
  readonly 'x-hint'?: LocalisedText;
  readonly 'x-option-labels'?: Readonly<Record<string, LocalisedText>>;
}

/** The JSON Schema (draft 2020-12) of a form's answers. */
export interface AnswersSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** A field as a screen, a spreadsheet or an export wants it. */
export interface FieldDescription {
  readonly key: string;
  readonly kind: FieldKind;
  /** False for optional fields and for fields with a default. */
  readonly required: boolean;
  readonly options?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly default?: FieldDefault;
  readonly label?: LocalisedText;
  readonly hint?: LocalisedText;
  readonly optionLabels?: Readonly<Record<string, LocalisedText>>;
}

declare const ANSWERS: unique symbol;

/**
 * A form, as plain frozen data that survives JSON. Build it with {@link form}.
 *
 * @typeParam Answers what a valid set of answers looks like; read it with {@link AnswersOf}
 */
export interface FormSchema<Answers extends object = object> {
  readonly schema: AnswersSchema;
  /** Short hash of the rules; labels and hints do not count, because they do not change what an answer means. */
  readonly version: string;
  /** In the order of the declaration (jsonb does not keep the order of `schema.properties`). */
  readonly fields: readonly FieldDescription[];
  /** Never present at run time; it carries the type of the answers. */
  readonly [ANSWERS]?: Answers;
}

/** The TypeScript type of a form's valid answers: `AnswersOf<typeof myForm>`. */
export type AnswersOf<Form> = Form extends FormSchema<infer Answers> ? Answers : never;
