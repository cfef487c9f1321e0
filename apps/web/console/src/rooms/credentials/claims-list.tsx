import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { useQualificationKinds } from '../people/lookups.js';
import { credentialsTexts } from './credentials.texts.js';

type Row = Shape<'ClaimView'>;

const kinds = ['qualification', 'insurance'] as const;
export const claimTones: Readonly<Record<Row['state'], Tone>> = {
  waiting: 'warn',
  verified: 'good',
  rejected: 'bad',
  withdrawn: 'quiet',
};

/** Papers that wait for somebody to look, the oldest first; or those somebody has verified, the latest first. */
export function ClaimsList({ state }: { readonly state: 'waiting' | 'verified' }): ReactNode {
  const { t, day, dateTime } = useWords(credentialsTexts);
  const { nameOf } = useQualificationKinds();
  const [{ kind }, change] = useUrlState<'kind' | 'claim'>();
  const chosen = kinds.find((one) => one === kind);
  const { items, result } = useList('/api/v1/claims', {
    query: { state, limit: 50, ...(chosen !== undefined && { kind: chosen }) },
  });
  return (
    <>
      <div className="filters">
        <Select
          className="filter-select"
          value={chosen ?? 'all'}
          aria-label={t('credentials.kind')}
          onChange={(one) => change({ kind: one === 'all' ? undefined : one })}
          options={(['all', ...kinds] as const).map((value) => ({ value, label: t(`credentials.kinds.${value}`) }))}
        />
        <ExportButton list="volunteers.claims" filters={{ state, ...(chosen !== undefined && { kind: chosen }) }} />
      </div>
      <ListTable<Row>
        label={t(`credentials.views.${state === 'waiting' ? 'waiting' : 'decided'}`)}
        rows={items}
        result={result}
        width={900}
        filtered={chosen !== undefined}
        onClearFilters={() => change({ kind: undefined })}
        onOpen={(row) => change({ claim: row.id }, { push: true })}
        empty={<Empty title={t('credentials.nothingWaits')} hint={t('credentials.nothingWaitsHint')} />}
        columns={[
          {
            title: t('credentials.holder'),
            key: 'holder',
            width: 180,
            render: (_: unknown, row) => (
              <RecordLink id={row.id} param="claim">
                {row.volunteerName} <span className="number">{row.volunteerNumber}</span>
              </RecordLink>
            ),
          },
          {
            title: t('credentials.what'),
            key: 'what',
            width: 200,
            render: (_: unknown, row) => (row.code === undefined ? t('credentials.kinds.insurance') : nameOf(row.code)),
          },
          { title: t('credentials.issuer'), dataIndex: 'issuer', key: 'issuer', width: 180 },
          {
            title: t('credentials.validTo'),
            key: 'validTo',
            width: 120,
            render: (_: unknown, row) => (row.validTo === undefined ? t('credentials.asUsual') : day(row.validTo)),
          },
          {
            title: t('credentials.sentAt'),
            key: 'sentAt',
            width: 200,
            render: (_: unknown, row) => dateTime(row.sentAt),
          },
          {
            title: t('credentials.state'),
            key: 'state',
            width: 110,
            render: (_: unknown, row) => (
              <StatusTag tone={claimTones[row.state]}>{t(`credentials.states.${row.state}`)}</StatusTag>
            ),
          },
        ]}
      />
    </>
  );
}
