import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { useQualificationKinds } from '../people/lookups.js';
import { credentialsTexts } from './credentials.texts.js';
import { spans, WithinSelect } from './end-state.js';
import { useEndingColumns } from './ending-columns.js';

type Row = Shape<'ExpiringQualification'>;

/** Certificates that ended lately or end soon and were not renewed: what is overdue stands first. */
export function EndingCertificates(): ReactNode {
  const { t } = useWords(credentialsTexts);
  const shared = useEndingColumns();
  const { kinds, nameOf } = useQualificationKinds();
  const [{ days, code }, change] = useUrlState<'days' | 'code' | 'open' | 'claim'>();
  const span = spans.find((one) => String(one) === days) ?? 60;
  const { items, result } = useList('/api/v1/qualifications/expiring', {
    query: { days: span, limit: 100, ...(code !== undefined && { code }) },
  });
  return (
    <>
      <div className="filters">
        <WithinSelect span={span} onChange={(one) => change({ days: one })} />
        <Select
          className="filter-select"
          value={code ?? 'all'}
          aria-label={t('credentials.what')}
          onChange={(one) => change({ code: one === 'all' ? undefined : one })}
          options={[
            { value: 'all', label: t('credentials.allKinds') },
            ...kinds.map((one) => ({ value: one.code, label: nameOf(one.code) })),
          ]}
        />
        <ExportButton
          list="volunteers.expiring-qualifications"
          filters={{ days: span, ...(code !== undefined && { code }) }}
        />
      </div>
      <ListTable<Row>
        label={t('credentials.views.certificates')}
        rows={items}
        result={result}
        width={860}
        filtered={code !== undefined}
        onClearFilters={() => change({ code: undefined })}
        onOpen={(row) => change(row.claimId ? { claim: row.claimId } : { open: row.volunteerId }, { push: true })}
        empty={<Empty title={t('credentials.noneEnding')} hint={t('credentials.noneEndingHint')} />}
        columns={[
          shared.holder,
          { title: t('credentials.what'), key: 'what', width: 180, render: (_: unknown, row) => nameOf(row.code) },
          { title: t('credentials.issuer'), dataIndex: 'issuer', key: 'issuer', width: 160 },
          shared.validTo,
          shared.state,
          shared.paper,
        ]}
      />
    </>
  );
}
