import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { type Problem, send, type Shape } from '../../app/api.js';
import { useGet, useSearch } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Board, type BoardColumn } from '../../kit/board.js';
import { LoadFailed, PageLoading } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useInGrace } from '../../kit/use-grace.js';
import { mayRefuse, stageFor } from './may-decide.js';
import { type PipelineProps, useFilterQuery } from './pipeline-list.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { type Application, type ApplicationState, applicationStates } from './states.js';

/** The applications by state. A pass is one move; whatever needs words or a team opens the application. */
export function PipelineBoard({ url, decide, onOpen }: PipelineProps): ReactNode {
  const { t, label, date } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { message } = App.useApp();
  const inGrace = useInGrace();
  const { data: types = [] } = useGet('/api/v1/team-types', {});
  const query = useFilterQuery(url);
  const columns = useColumns(query);
  const counts = useCounts(query);
  const failed = columns.find((one) => one.result.error && one.items.length === 0)?.result;
  if (failed?.error) return <LoadFailed problem={failed.error} onRetry={() => void failed.refetch()} />;
  if (columns.every((one) => one.result.isPending)) return <PageLoading />;

  const targets = (card: Application) =>
    inGrace.has(card.id) ? [] : statesAfter(card, can).map((key) => ({ key, title: t(`recruitment.states.${key}`) }));
  const move = (card: Application, to: string): void => {
    const stage = stageFor(card, can);
    if ((to === 'screened' || to === 'reviewed') && stage && stage !== 'acceptance')
      decide({ stage, outcome: 'pass' }, [card]);
    else {
      void message.info(t('recruitment.pipeline.needsMore'));
      onOpen(card.id);
    }
  };
  const drawn: BoardColumn<Application>[] = columns.map(({ state, items, result }) => ({
    key: state,
    title: t(`recruitment.states.${state}`),
    cards: items,
    ...(counts && { count: counts.find((one) => one.state === state)?.count ?? 0 }),
    more: result.hasNextPage && (
      <Button
        block
        loading={result.isFetchingNextPage}
        onClick={() => void result.fetchNextPage()}
        className="board-more"
      >
        {t('list.more')}
      </Button>
    ),
  }));
  return (
    <Board
      columns={drawn}
      nameOf={(card) => card.name}
      targets={targets}
      onMove={move}
      render={(card) => (
        <>
          <button type="button" className="link-button card-name" onClick={() => onOpen(card.id)}>
            {card.name}
          </button>
          <span className="card-line">
            <span>{label(types.find((one) => one.code === card.teamType)?.label) || card.teamType}</span>
            <span>{date(card.submittedAt)}</span>
          </span>
          {card.specialty !== undefined && <span className="card-line">{card.specialty}</span>}
          {inGrace.has(card.id) && <StatusTag tone="warn">{t('recruitment.bulk.inGrace')}</StatusTag>}
        </>
      )}
    />
  );
}

function statesAfter(card: Application, can: Parameters<typeof stageFor>[1]): ApplicationState[] {
  const stage = stageFor(card, can);
  if (stage === 'screening') return ['screened', 'refused'];
  if (stage === 'background-review') return ['reviewed', 'refused'];
  if (stage === 'acceptance') return ['accepted', 'refused'];
  return mayRefuse(card, can) ? ['refused'] : [];
}

type Column = { readonly state: ApplicationState } & ReturnType<typeof useSearch<'/api/v1/applications/search'>>;

/** A list for each state: every column comes page by page. */
function useColumns(query: ReturnType<typeof useFilterQuery>): readonly Column[] {
  const read = (state: ApplicationState) => ({ limit: 25, ...query, state });
  const lists: Record<ApplicationState, ReturnType<typeof useSearch<'/api/v1/applications/search'>>> = {
    submitted: useSearch('/api/v1/applications/search', read('submitted')),
    waitlisted: useSearch('/api/v1/applications/search', read('waitlisted')),
    screened: useSearch('/api/v1/applications/search', read('screened')),
    reviewed: useSearch('/api/v1/applications/search', read('reviewed')),
    accepted: useSearch('/api/v1/applications/search', read('accepted')),
    refused: useSearch('/api/v1/applications/search', read('refused')),
    withdrawn: useSearch('/api/v1/applications/search', read('withdrawn')),
  };
  return applicationStates.map((state) => ({ state, ...lists[state] }));
}

/** How many there are in each state: the columns hold only those that have been loaded. */
function useCounts(query: ReturnType<typeof useFilterQuery>): readonly Shape<'ApplicationCount'>[] | undefined {
  return useQuery<Shape<'ApplicationCount'>[], Problem>({
    queryKey: ['/api/v1/applications/counts', query],
    queryFn: () => send('post', '/api/v1/applications/counts', { body: query }),
    placeholderData: keepPreviousData,
  }).data;
}
