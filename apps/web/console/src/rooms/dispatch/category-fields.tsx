import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { answersOf } from '../plugins/form-answers.js';
import { dispatchTexts } from './dispatch.texts.js';
import { categories } from './incident-words.js';

/** Answers to the form of a category, below this name in the form around it. */
export const factsName = 'facts';

/** What is asked for: the kinds that the county's plugins add stand before those that every county has. */
export function CategoryField(): ReactNode {
  const { t, label } = useWords(dispatchTexts);
  const own = useCategories().map((one) => ({ value: one.code, label: label(one.label) }));
  return (
    <Form.Item name="category" label={t('intake.category')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={[...own, ...categories.map((value) => ({ value, label: t(`category.${value}`) }))]}
      />
    </Form.Item>
  );
}

/** What the chosen category asks beyond the common fields; nothing for one whose answers are there already. */
export function CategoryFacts({ answered }: { readonly answered?: string | undefined }): ReactNode {
  const chosen: string | undefined = Form.useWatch('category');
  const fields = useCategories().find((one) => one.code === chosen)?.form?.fields ?? [];
  if (chosen === answered || fields.length === 0) return null;
  return <SchemaFields key={chosen} fields={fields as FieldDescription[]} prefix={factsName} />;
}

/** The kinds of requests that the county's plugins add. */
function useCategories(): readonly Shape<'IncidentCategoryView'>[] {
  return useGet('/api/v1/incidents/categories', {}).data ?? [];
}

/** Answers as they are sent: what was left empty is left out. */
export function givenFacts(facts: Readonly<Record<string, unknown>> | undefined): { facts?: Record<string, unknown> } {
  const given = answersOf(facts ?? {});
  return Object.keys(given).length === 0 ? {} : { facts: given };
}
