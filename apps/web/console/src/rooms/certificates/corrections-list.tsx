import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { CorrectionActions, CorrectionWords } from './correction-actions.js';
import { certificatesTexts } from './certificates.texts.js';

type Correction = Shape<'ServiceCorrectionDetail'>;

/** Proposals about the ledger: those that wait, or all of one volunteer. */
export function CorrectionsList({ volunteerId }: { readonly volunteerId?: string }): ReactNode {
  const { t, dateTime } = useWords(certificatesTexts);
  const query = volunteerId === undefined ? { state: 'open' as const } : { volunteerId };
  const { items, result } = useList('/api/v1/service-corrections', { query: { limit: 50, ...query } });
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.service-corrections" filters={query} />
      </div>
      <ListTable<Correction>
        label={t('certificates.corrections')}
        rows={items}
        result={result}
        width={volunteerId === undefined ? 820 : 600}
        empty={<Empty title={t('certificates.noCorrections')} />}
        columns={[
          ...(volunteerId === undefined
            ? [
                {
                  key: 'who',
                  title: t('certificates.volunteer'),
                  width: 140,
                  render: (_: unknown, row: Correction) => row.volunteerName || t('certificates.erased'),
                },
              ]
            : []),
          {
            key: 'what',
            title: t('certificates.what'),
            render: (_: unknown, row: Correction) => <CorrectionWords correction={row} />,
          },
          {
            key: 'proposed',
            title: t('certificates.proposed'),
            width: 170,
            render: (_: unknown, row: Correction) => (
              <>
                {row.proposedByName}
                <div className="quiet">{dateTime(row.proposedAt)}</div>
              </>
            ),
          },
          {
            key: 'actions',
            title: t('list.actions'),
            width: 210,
            render: (_: unknown, row: Correction) => <CorrectionActions correction={row} />,
          },
        ]}
      />
    </>
  );
}
