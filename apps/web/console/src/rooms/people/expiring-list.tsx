import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { useQualificationKinds } from './lookups.js';
import { peopleTexts } from './people.texts.js';

type Row = Shape<'ExpiringQualification'>;

const spans = [30, 60, 90, 180] as const;

/** Certificates that end soon and were not renewed. */
export function ExpiringList(): ReactNode {
  const { t, day } = useWords(peopleTexts);
  const { nameOf } = useQualificationKinds();
  const [{ days }, change] = useUrlState<'days' | 'open'>();
  const span = spans.find((one) => String(one) === days) ?? 60;
  const { items, result } = useList('/api/v1/qualifications/expiring', { query: { days: span, limit: 100 } });
  return (
    <>
      <div className="filters">
        <Select
          className="filter-select"
          value={span}
          aria-label={t('people.within')}
          onChange={(one) => change({ days: String(one) })}
          options={spans.map((one) => ({ value: one, label: t('people.withinDays', { days: one }) }))}
        />
      </div>
      <ListTable<Row>
        label={t('people.viewExpiring')}
        rows={items}
        result={result}
        width={760}
        onOpen={(row) => change({ open: row.volunteerId }, { push: true })}
        empty={<Empty title={t('people.noneExpiring')} hint={t('people.noneExpiringHint')} />}
        columns={[
          {
            title: t('people.name'),
            key: 'name',
            width: 160,
            render: (_: unknown, row) => <RecordLink id={row.volunteerId}>{row.volunteerName}</RecordLink>,
          },
          { title: t('people.number'), dataIndex: 'volunteerNumber', key: 'number', width: 130 },
          {
            title: t('people.qualification'),
            key: 'code',
            width: 200,
            render: (_: unknown, row) => nameOf(row.code),
          },
          { title: t('people.issuer'), dataIndex: 'issuer', key: 'issuer', width: 180 },
          { title: t('people.validTo'), key: 'validTo', width: 140, render: (_: unknown, row) => day(row.validTo) },
        ]}
      />
    </>
  );
}
