import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import type { Shape } from '../../app/api.js';
import { useWords, type Words } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** What was answered, under the labels of the form's version that was filled in. */
export function Answers({ application }: { readonly application: Shape<'ApplicationView'> }): ReactNode {
  const words = useWords(recruitmentTexts);
  const fields = application.questions;
  const answers = Object.entries(application.answers);
  if (answers.length === 0) return <p className="quiet">{words.t('recruitment.application.noAnswers')}</p>;
  const order = new Map(fields.map((field, index) => [field.key, index]));
  const place = ([key]: [string, unknown]): number => order.get(key) ?? fields.length;
  return (
    <Facts
      rows={answers
        .sort((one, other) => place(one) - place(other))
        .map(([key, value]) => {
          const field = fields.find((one) => one.key === key);
          return [words.label(field?.label) || key, said(field, value, words)] as const;
        })}
    />
  );
}

function said(field: FieldDescription | undefined, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return words.t(value ? 'form.yes' : 'form.no');
  const option = (one: unknown): string => words.label(field?.optionLabels?.[String(one)]) || String(one);
  if (Array.isArray(value)) return words.list(value.map(option));
  if (field?.kind === 'date' && typeof value === 'string') return words.day(value);
  return option(value);
}
