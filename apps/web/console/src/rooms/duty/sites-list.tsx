import type { FieldDescription } from '@redmaple/forms';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ListTable } from '../../kit/list-table.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { serverNow } from '../../kit/server-clock.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAreaOptions } from '../people/lookups.js';
import { useAct } from '../../kit/use-act.js';
import { answersOf } from '../plugins/form-answers.js';
import { dutyTexts } from './duty.texts.js';

type Row = Shape<'SiteView'>;

const kinds = ['river-dam', 'rescue-pole', 'hydrant', 'post', 'school-gate', 'shrine'] as const;
const knownKinds: readonly string[] = kinds;

/** Places where duty is done. */
export function SitesList(): ReactNode {
  const { t, label, list } = useWords(dutyTexts);
  const { can } = useSession();
  const act = useAct();
  const [creating, setCreating] = useState(false);
  const office = can('operator', 'county-admin');
  const areas = useAreaOptions(office);
  const { items, result } = useList('/api/v1/sites', { query: { limit: 100 } });
  const retire = useChange('post', '/api/v1/sites/{id}/retire', ['/api/v1/sites']);
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('duty.newSite')}
    </Button>
  );
  return (
    <>
      <div className="filters">
        <ExportButton list="shifts.sites" filters={{}} />
        {office && create}
      </div>
      <ListTable<Row>
        label={t('duty.sites')}
        rows={items}
        result={result}
        width={870}
        empty={<Empty title={t('duty.noSites')} hint={t('duty.noSitesHint')} />}
        columns={[
          { title: t('duty.siteName'), dataIndex: 'name', key: 'name', width: 220 },
          {
            title: t('duty.kind'),
            key: 'kind',
            width: 170,
            render: (_: unknown, row) => (
              <>
                {row.kindLabel
                  ? label(row.kindLabel)
                  : knownKinds.includes(row.kind)
                    ? t(`duty.kinds.${row.kind}`)
                    : row.kind}
                <div className="quiet">{list(row.facts.map((one) => `${label(one.label)} ${label(one.text)}`))}</div>
              </>
            ),
          },
          {
            title: t('duty.lookedAfter'),
            key: 'inspection',
            width: 190,
            render: (_: unknown, row) => row.inspection && <LookedAfter inspection={row.inspection} />,
          },
          {
            title: t('duty.area'),
            key: 'area',
            width: 180,
            render: (_: unknown, row) => areas.find((area) => area.value === row.areaId)?.label ?? '—',
          },
          {
            title: t('duty.place'),
            key: 'place',
            width: 170,
            render: (_: unknown, row) =>
              row.latitude === undefined ? '—' : <span className="number">{`${row.latitude}, ${row.longitude}`}</span>,
          },
          ...(office
            ? [
                {
                  title: t('list.actions'),
                  key: 'actions',
                  width: 100,
                  render: (_: unknown, row: Row) => (
                    <Confirm
                      title={t('duty.retireSite')}
                      why={t('duty.retireSiteHint')}
                      okText={t('duty.retire')}
                      onConfirm={() => void act(retire.mutateAsync({ path: { id: row.id } }))}
                      danger
                    >
                      <Button size="small" danger aria-label={`${t('duty.retire')} ${row.name}`}>
                        {t('duty.retire')}
                      </Button>
                    </Confirm>
                  ),
                },
              ]
            : []),
        ]}
      />
      <NewSiteForm open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

/** When it was last looked after; late is said, and what to look at. */
function LookedAfter({ inspection }: { readonly inspection: NonNullable<Row['inspection']> }): ReactNode {
  const { t, label, list, date } = useWords(dutyTexts);
  const late = Date.parse(inspection.dueAt) < serverNow();
  return (
    <>
      {late ? (
        <StatusTag tone="warn">{t('duty.inspectionLate', { date: date(inspection.dueAt) })}</StatusTag>
      ) : (
        t('duty.inspectionDue', { date: date(inspection.dueAt) })
      )}
      <div className="quiet">{list(inspection.checklist.map((one) => label(one.label)))}</div>
    </>
  );
}

interface Values {
  readonly name: string;
  readonly kind: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly areaId?: string;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

function NewSiteForm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t, label } = useWords(dutyTexts);
  const [form] = Form.useForm<Values>();
  const own = useGet('/api/v1/sites/kinds', {}).data ?? [];
  const chosen: string | undefined = Form.useWatch('kind', form);
  const fields = own.find((one) => one.code === chosen)?.form?.fields ?? [];
  const areas = useAreaOptions(open);
  const create = useChange('post', '/api/v1/sites', ['/api/v1/sites']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Values>
      open={open}
      title={t('duty.newSite')}
      form={form}
      initialValues={{ kind: kinds[0] }}
      onClose={onClose}
      onSubmit={({ name, kind, facts, areaId, latitude, longitude }) =>
        create.mutateAsync({
          body: {
            name,
            kind,
            ...(fields.length > 0 && { facts: answersOf(facts ?? {}) }),
            ...(areaId && { areaId }),
            ...(typeof latitude === 'number' && { latitude }),
            ...(typeof longitude === 'number' && { longitude }),
          },
        })
      }
    >
      <Form.Item name="name" label={t('duty.siteName')} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={t('duty.kind')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...own.map((one) => ({ value: one.code, label: label(one.label) })),
            ...kinds.map((kind) => ({ value: kind, label: t(`duty.kinds.${kind}`) })),
          ]}
        />
      </Form.Item>
      <SchemaFields key={chosen} fields={fields as FieldDescription[]} prefix="facts" />
      <Form.Item name="areaId" label={t('duty.area')}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.choose')} options={[...areas]} />
      </Form.Item>
      <div className="inline-row">
        <Form.Item name="latitude" label={t('duty.latitude')}>
          <InputNumber min={-90} max={90} step={0.0001} />
        </Form.Item>
        <Form.Item name="longitude" label={t('duty.longitude')}>
          <InputNumber min={-180} max={180} step={0.0001} />
        </Form.Item>
      </div>
    </FormDrawer>
  );
}
