import type { Locale } from '@redmaple/i18n';
import { DomainError, type FieldProblem } from '../errors/domain-error.js';
import { translate } from './texts.js';

/** One wrong field, with its text. */
export interface ProblemField {
  field: string;
  code: string;
  message: string;
  params?: Record<string, unknown>;
}

/** RFC 9457 problem details: `code` is stable, `title` is for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  requestId: string;
  /** Values of the text. With `request.stale`: `version`, which the record has now. */
  params?: Record<string, unknown>;
  fields?: ProblemField[];
}

/** The body that a person's mistake is answered with, in their language. */
export function toProblem(error: DomainError, locale: Locale, requestId: string): Problem {
  const { params, field, fields } = error.details;
  const title = translate(locale, `errors.${error.code}`, params);
  const all: FieldProblem[] = [
    ...(fields ?? []),
    ...(field === undefined ? [] : [{ field, code: error.code, ...(params && { params }) }]),
  ];
  return {
    type: `/problems/${error.code}`,
    title,
    status: error.status,
    code: error.code,
    requestId,
    ...(params && { params }),
    ...(all.length > 0 && {
      fields: all.map((one) => ({
        field: readableField(one.field),
        code: one.code,
        message: one.code === error.code ? title : fieldText(locale, one),
        ...(one.params && { params: one.params }),
      })),
    }),
  };
}

const fieldPart = /^(?:[A-Za-z_$][\w$-]{0,63}|\d{1,5})(?:\[\d{1,5}\])*$/;

/** A path as our own names write it. Names that a caller made up are not repeated: they may hold anything. */
function readableField(path: string): string {
  return path
    .split('.')
    .map((part) => (fieldPart.test(part) ? part : '…'))
    .join('.');
}

function fieldText(locale: Locale, problem: FieldProblem): string {
  const params = (problem.params ?? {}) as Record<string, string | number>;
  const key = problem.code.includes('.') ? `errors.${problem.code}` : `fields.${problem.code}`;
  return translate(locale, key, params);
}
