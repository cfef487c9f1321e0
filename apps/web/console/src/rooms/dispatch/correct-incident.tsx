import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { CategoryFacts, CategoryField, givenFacts } from './category-fields.js';
import { dispatchTexts } from './dispatch.texts.js';
import { type IncidentDetail, touchedByDispatch } from './incident-words.js';

interface Facts {
  readonly summary: string;
  readonly place: string;
  readonly category: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly areaId?: string;
  readonly reporterPhone?: string;
}

/** Mends what was written down; whoever else changed it meanwhile is not overwritten unseen. */
export function CorrectIncident({
  incident,
  onClose,
}: {
  readonly incident: IncidentDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(dispatchTexts);
  const client = useQueryClient();
  const [form] = Form.useForm<Facts>();
  const areas = useAreaOptions();
  const path = { id: incident.id };
  const latest = (): Promise<IncidentDetail> => send('get', '/api/v1/incidents/{id}', { path });
  const save = async (facts: Facts, newest: number | undefined): Promise<void> => {
    const version = newest ?? incident.version;
    await send('patch', '/api/v1/incidents/{id}', {
      path,
      body: { ...filled(facts), ...givenFacts(facts.facts), version },
    });
    await client.invalidateQueries({
      predicate: ({ queryKey }) => touchedByDispatch.some((one) => String(queryKey[0]).startsWith(one)),
    });
  };
  return (
    <FormDrawer<Facts>
      open
      title={t('intake.correctTitle')}
      form={form}
      initialValues={factsOf(incident)}
      onSubmit={save}
      onTakeTheirs={async () => {
        const theirs = await latest();
        client.setQueryData(['/api/v1/incidents/{id}', { path }], theirs);
        return factsOf(theirs);
      }}
      onClose={onClose}
    >
      <Form.Item name="summary" label={t('intake.summary')} rules={[{ required: true, message: t('form.required') }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="place" label={t('intake.place')} rules={[{ required: true, message: t('form.required') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <CategoryField />
      <CategoryFacts answered={incident.category} />
      <Form.Item name="areaId" label={t('intake.area')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={areas} />
      </Form.Item>
      <Form.Item name="reporterPhone" label={t('intake.phone')} extra={t('intake.phoneHint')}>
        <Input inputMode="tel" maxLength={30} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Towns, villages and grids, with what they belong to. */
export function useAreaOptions(): { value: string; label: string }[] {
  const { data = [] } = useGet('/api/v1/areas', {});
  const byId = new Map(data.map((area) => [area.id, area]));
  return data
    .filter((area) => area.level !== 'county')
    .map((area) => {
      const parent = area.parentId === undefined ? undefined : byId.get(area.parentId);
      const under = parent && parent.level !== 'county' ? `${parent.name} · ` : '';
      return { value: area.id, label: `${under}${area.name}` };
    });
}

function factsOf({ summary, place, category, area, areaGuessed }: IncidentDetail): Partial<Facts> {
  return {
    ...(summary !== undefined && { summary }),
    ...(place !== undefined && { place }),
    ...(category !== undefined && { category }),
    ...(area[0] && !areaGuessed && { areaId: area[0].id }),
  };
}

/** Without the fields that were left empty. */
function filled<Values extends object>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Values;
}
