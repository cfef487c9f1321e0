import { form, optional, text } from '@redmaple/plugins';

const number = text({ minLength: 3, maxLength: 20, pattern: '^\\+?[0-9][0-9-]*$' });

/** The duty phones that the cards lead to: of a desk, never of a person. */
export const settings = form({ heartLine: optional(number), marketLine: optional(number) });
