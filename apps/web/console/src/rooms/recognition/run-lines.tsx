import { Checkbox, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { partOf, pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';

/** Everybody's points, most first, with every summand. */
export function RunLines({ run }: { readonly run: Shape<'RunDetail'> }): ReactNode {
  const words = useWords(recognitionTexts);
  const { t } = words;
  const [url, setUrl] = useUrlState<'team' | 'commended'>();
  const commended = url.commended === 'yes';
  const wanted = { ...(url.team !== undefined && { teamId: url.team }), ...(commended && { commended: true }) };
  const { items, result } = useList('/api/v1/recognition/runs/{id}/lines', {
    path: { id: run.id },
    query: { limit: 100, ...wanted },
  });
  const teams = run.teams.flatMap((one) => (one.teamId === undefined ? [] : [{ value: one.teamId, label: one.name }]));
  return (
    <section aria-label={t('recognition.list')} className="no-print">
      <Space wrap className="filters">
        <Select
          aria-label={t('recognition.team')}
          className="run-team"
          value={url.team ?? ''}
          onChange={(team) => setUrl({ team: team === '' ? undefined : team })}
          options={[{ value: '', label: t('recognition.allTeams') }, ...teams]}
        />
        <Checkbox
          checked={commended}
          onChange={({ target }) => setUrl({ commended: target.checked ? 'yes' : undefined })}
        >
          {t('recognition.onlyCommended')}
        </Checkbox>
        <ExportButton list="volunteers.recognition-lines" filters={{ runId: run.id, ...wanted }} />
      </Space>
      <ListTable<Shape<'LineView'>>
        label={t('recognition.list')}
        rows={items}
        result={result}
        width={720}
        empty={<Empty title={t('recognition.noLines')} />}
        filtered={url.team !== undefined || commended}
        onClearFilters={() => setUrl({ team: undefined, commended: undefined })}
        columns={[
          {
            key: 'rank',
            title: t('recognition.rank'),
            width: 64,
            align: 'right',
            render: (_: unknown, row) => row.rank,
          },
          {
            key: 'who',
            title: t('recognition.who'),
            width: 200,
            render: (_: unknown, row) => (
              <>
                {row.volunteerName || t('recognition.erased')}{' '}
                {row.commended && <StatusTag tone="good">{t('recognition.commended')}</StatusTag>}
                <div className="quiet">{row.teamName ?? t('recognition.noTeam')}</div>
              </>
            ),
          },
          {
            key: 'points',
            title: t('recognition.points'),
            width: 80,
            align: 'right',
            render: (_: unknown, row) => <strong className="number">{pointsOf(row.score)}</strong>,
          },
          {
            key: 'how',
            title: t('recognition.how'),
            width: 320,
            render: (_: unknown, row) => (
              <ul className="parts">
                {row.parts
                  .filter((one) => one.amount > 0)
                  .map((one) => (
                    <li key={one.measure}>{partOf(words, one)}</li>
                  ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
