/** Everything that can be wrong with an answer. Each code has words in {@link formErrorTexts}. */
export const FORM_ERROR_CODES = [
  'required',
  'unknownField',
  'pattern',
  'tooShort',
  'tooLong',
  'notAnOption',
  'repeated',
  'wrongType',
  'tooSmall',
  'tooLarge',
  'impossibleDate',
  'badCharacter',
] as const;
export type FormErrorCode = (typeof FORM_ERROR_CODES)[number];

/** One wrong answer. It never holds the answer itself: an answer may be personal. */
export interface FormError {
  /** Dot path such as `shore` or `several.1`; empty when the answers as a whole are wrong. */
  readonly field: string;
  readonly code: FormErrorCode;
  /** What the rule was, for the message: `limit`, `expected`, `options`. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Messages by locale; keys are `form.<code>` and the placeholders are those of `params`. */
export const formErrorTexts = {
  'zh-CN': {
    'form.required': '请填写此项',
    'form.unknownField': '表单中没有这一项',
    'form.pattern': '格式不正确',
    'form.tooShort': '至少需要 {{limit}} 个字',
    'form.tooLong': '最多 {{limit}} 个字',
    'form.notAnOption': '不是可选项',
    'form.repeated': '同一选项选了两次',
    'form.wrongType': '填写的内容类型不正确',
    'form.tooSmall': '不能小于 {{limit}}',
    'form.tooLarge': '不能大于 {{limit}}',
    'form.impossibleDate': '没有这一天',
    'form.badCharacter': '含有无法保存的字符',
  },
  en: {
    'form.required': 'Please fill this in',
    'form.unknownField': 'The form has no such field',
    'form.pattern': 'This is not in the expected format',
    'form.tooShort': 'At least {{limit}} characters are needed',
    'form.tooLong': 'At most {{limit}} characters are allowed',
    'form.notAnOption': 'This is not one of the options',
    'form.repeated': 'The same option is chosen twice',
    'form.wrongType': 'This is not the kind of answer the field takes',
    'form.tooSmall': 'This must not be less than {{limit}}',
    'form.tooLarge': 'This must not be more than {{limit}}',
    'form.impossibleDate': 'There is no such day',
    'form.badCharacter': 'This holds a character that cannot be stored',
  },
} as const satisfies Record<string, Record<`form.${FormErrorCode}`, string>>;
