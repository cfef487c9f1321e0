import './administration.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { type Problem, send, type Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { auditTexts } from './audit.texts.js';
import { ChainCheck } from './chain-check.js';

type Entry = Shape<'AuditEntryView'>;
type Filter = 'action' | 'subjectId' | 'actorId';

const groups = [
  'account',
  'session',
  'second-factor-reset',
  'person',
  'profile',
  'correction',
  'consent',
  'data-export',
  'closing',
  'duplicate',
  'call',
  'application',
  'import',
  'vetting',
  'background-review',
  'appeal',
  'volunteer',
  'team',
  'qualification',
  'insurance',
  'claim',
  'eligibility',
  'service',
  'certificate',
  'recognition',
  'list',
  'availability',
  'template',
  'site',
  'roster',
  'shift',
  'assignment',
  'patrol-log',
  'course',
  'enrolment',
  'incident',
  'offers',
  'mission',
  'follow-up',
  'organisation',
  'project',
  'milestone',
  'indicator',
  'area',
  'plugin',
  'job',
  'county',
] as const;
const perPage = 50;

/** The audit trail, newest first, and whether it is whole. */
export function Page(): ReactNode {
  const { t, dateTime } = useWords(auditTexts);
  const [filters, setUrl] = useUrlState<Filter>();
  const { action, subjectId, actorId } = filters;
  const { items, result } = useEntries({ action, subjectId, actorId });
  const first = items[0];
  return (
    <>
      <PageHeader title={t('nav.audit')} hint={t('audit.hint')} />
      <ChainCheck />
      <div className="filters">
        <FilterSelect
          label={t('audit.filterAction')}
          any={t('audit.anyAction')}
          value={action}
          options={groups.map((value) => ({ value, label: t(`audit.groups.${value}`) }))}
          onChange={(next) => setUrl({ action: next })}
        />
        {subjectId !== undefined && (
          <Tag closable={{ 'aria-label': t('list.clear') }} onClose={() => setUrl({ subjectId: undefined })}>
            {t('audit.onlySubject', { type: first?.subjectType ?? subjectId.slice(0, 8) })}
          </Tag>
        )}
        {actorId !== undefined && (
          <Tag closable={{ 'aria-label': t('list.clear') }} onClose={() => setUrl({ actorId: undefined })}>
            {t('audit.onlyActor', { name: first?.actorName ?? actorId.slice(0, 8) })}
          </Tag>
        )}
        <ExportButton list="platform.audit" filters={wantedOf(filters)} />
      </div>
      <ListTable<Entry>
        label={t('audit.list')}
        rows={items}
        result={result}
        width={980}
        filtered={Object.values(filters).some(Boolean)}
        onClearFilters={() => setUrl({ action: undefined, subjectId: undefined, actorId: undefined })}
        empty={<Empty title={t('audit.empty')} />}
        columns={[
          { title: t('audit.at'), width: 170, render: (_, { at }) => dateTime(at) },
          {
            title: t('audit.actor'),
            width: 160,
            render: (_, entry) => (
              <FilterButton onClick={() => setUrl({ actorId: entry.actorId }, { push: true })}>
                {actorText(entry, t)}
              </FilterButton>
            ),
          },
          { title: t('audit.action'), width: 220, render: (_, entry) => actionText(entry, t) },
          {
            title: t('audit.subject'),
            width: 200,
            render: (_, entry) => (
              <FilterButton onClick={() => setUrl({ subjectId: entry.subjectId }, { push: true })}>
                {entry.subjectType} {entry.subjectId.slice(-8)}
              </FilterButton>
            ),
          },
          {
            title: t('audit.details'),
            render: (_, { details }) => <code className="wrap">{detailText(details)}</code>,
          },
          {
            title: t('audit.state'),
            width: 90,
            render: (_, { sealed }) => (
              <StatusTag tone={sealed ? 'good' : 'busy'}>{t(sealed ? 'audit.sealed' : 'audit.unsealed')}</StatusTag>
            ),
          },
        ]}
      />
    </>
  );
}

function wantedOf({ action, subjectId, actorId }: { readonly [Key in Filter]?: string | undefined }) {
  return {
    ...(action !== undefined && { action: `${action}.` }),
    ...(subjectId !== undefined && { subjectId }),
    ...(actorId !== undefined && { actorId }),
  };
}

/** The trail has no cursor pages: it goes on before the last id. */
function useEntries(filter: { readonly [Key in Filter]: string | undefined }) {
  const result = useInfiniteQuery<Entry[], Problem, { pages: Entry[][] }, unknown[], string | undefined>({
    queryKey: ['/api/v1/audit/entries', filter],
    queryFn: ({ pageParam }) =>
      send('get', '/api/v1/audit/entries', {
        query: {
          limit: perPage,
          ...wantedOf(filter),
          ...(pageParam !== undefined && { before: pageParam }),
        },
      }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last.length === perPage ? last.at(-1)?.id : undefined),
  });
  return { items: result.data?.pages.flat() ?? [], result };
}

function actorText({ actorName, actorKind, actorId }: Entry, t: (key: string) => string): string {
  if (actorName !== undefined) return actorName;
  if (actorKind === 'system') return `${t('audit.system')} · ${actorId}`;
  return actorKind === 'account' ? `${t('audit.volunteer')} ${actorId.slice(-8)}` : t('audit.anonymous');
}

/** The kind of action in words, and its name as the trail has it. */
function actionText({ action }: Entry, t: (key: string) => string): string {
  const group = groups.find((one) => action.startsWith(`${one}.`)) ?? 'other';
  return `${t(`audit.groups.${group}`)} · ${action}`;
}

function detailText(details: Entry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}

function FilterButton({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button type="button" className="link-button" onClick={onClick}>
      {children}
    </button>
  );
}
