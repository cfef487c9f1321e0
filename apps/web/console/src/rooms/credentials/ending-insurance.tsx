import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { credentialsTexts } from './credentials.texts.js';
import { spans, WithinSelect } from './end-state.js';
import { useEndingColumns } from './ending-columns.js';

type Row = Shape<'EndingInsurance'>;
const policyKinds = ['own', 'group'] as const;

/** Insurance that ended lately or ends soon and is not followed by another: what is overdue stands first. */
export function EndingInsurance(): ReactNode {
  const { t } = useWords(credentialsTexts);
  const shared = useEndingColumns();
  const [{ days, policy }, change] = useUrlState<'days' | 'policy' | 'open' | 'claim'>();
  const span = spans.find((one) => String(one) === days) ?? 60;
  const kind = policyKinds.find((one) => one === policy);
  const { items, result } = useList('/api/v1/insurance/ending', {
    query: { days: span, limit: 100, ...(kind !== undefined && { kind }) },
  });
  return (
    <>
      <div className="filters">
        <WithinSelect span={span} onChange={(one) => change({ days: one })} />
        <Select
          className="filter-select"
          value={kind ?? 'all'}
          aria-label={t('credentials.policy')}
          onChange={(one) => change({ policy: one === 'all' ? undefined : one })}
          options={(['all', ...policyKinds] as const).map((value) => ({
            value,
            label: t(`credentials.policies.${value}`),
          }))}
        />
        <ExportButton
          list="volunteers.ending-insurance"
          filters={{ days: span, ...(kind !== undefined && { kind }) }}
        />
      </div>
      <ListTable<Row>
        label={t('credentials.views.insurance')}
        rows={items}
        result={result}
        width={880}
        filtered={kind !== undefined}
        onClearFilters={() => change({ policy: undefined })}
        onOpen={(row) => change(row.claimId ? { claim: row.claimId } : { open: row.volunteerId }, { push: true })}
        empty={<Empty title={t('credentials.noneEnding')} hint={t('credentials.noneEndingHint')} />}
        columns={[
          shared.holder,
          {
            title: t('credentials.policy'),
            key: 'policy',
            width: 110,
            render: (_: unknown, row) => t(`credentials.policies.${row.kind}`),
          },
          { title: t('credentials.insurer'), dataIndex: 'insurer', key: 'insurer', width: 150 },
          { title: t('credentials.number'), dataIndex: 'policyNumber', key: 'number', width: 150 },
          shared.validTo,
          shared.state,
          shared.paper,
        ]}
      />
    </>
  );
}
