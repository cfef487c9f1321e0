// What `@redmaple/plugins` means inside a closed process: what declares a plugin, and nothing that needs the host. It loads in a
// tenth of the time and of the memory of the whole.
export * from './define/index.js';
/** @since 1.0.0 */
export {
  type AnswersOf,
  choice,
  choices,
  date,
  decimal,
  type FormSchema,
  form,
  longText,
  optional,
  text,
  time,
  whole,
  yesNo,
} from '@redmaple/forms';
