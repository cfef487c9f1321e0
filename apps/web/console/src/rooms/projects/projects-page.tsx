import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import './projects.css';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Board } from '../../kit/board.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty, LoadFailed, PageLoading } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { ProjectDrawer } from './project-drawer.js';
import { projectsTexts } from './projects.texts.js';
import { neighbours, type Stage, stages, stageTone } from './stages.js';
import { StepDrawer } from './step-drawer.js';

type Project = Shape<'ProjectView'>;
interface Move {
  readonly project: Project;
  readonly to: Stage;
}

/** The county's seed projects, as a board by stage or as a list. */
export function Page(): ReactNode {
  const { t } = useWords(projectsTexts);
  const navigate = useNavigate();
  const [{ view = 'board', stage, organisation }, setUrl] = useUrlState<'view' | 'stage' | 'organisation'>();
  const [creating, setCreating] = useState(false);
  const [move, setMove] = useState<Move>();
  const wanted = stages.find((one) => one === stage);
  const query = {
    ...(organisation !== undefined && { organisationId: organisation }),
    ...(view === 'table' && wanted && { stage: wanted }),
  };
  const { items, result } = useList('/api/v1/projects', { query: { limit: 200, ...query } });
  return (
    <>
      <PageHeader
        title={t('nav.projects')}
        hint={t('projects.hint')}
        actions={
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('projects.new')}
          </Button>
        }
      />
      <div className="filters">
        <Segmented
          aria-label={t('projects.view')}
          value={view}
          onChange={(next) => setUrl({ view: next === 'board' ? undefined : next })}
          options={['board', 'table'].map((value) => ({ value, label: t(`projects.${value}`) }))}
        />
        <OrganisationFilter value={organisation} onChange={(next) => setUrl({ organisation: next })} />
        {view === 'table' && (
          <FilterSelect
            label={t('projects.stage')}
            any={t('projects.anyStage')}
            value={wanted}
            options={stages.map((value) => ({ value, label: t(`projects.stages.${value}`) }))}
            onChange={(next) => setUrl({ stage: next })}
          />
        )}
        <ExportButton list="projects.projects" filters={query} />
      </div>
      {view === 'table' ? (
        <ProjectTable
          rows={items}
          result={result}
          filtered={organisation !== undefined || wanted !== undefined}
          onClear={() => setUrl({ organisation: undefined, stage: undefined })}
        />
      ) : (
        <ProjectBoard rows={items} result={result} onMove={(project, to) => setMove({ project, to })} />
      )}
      {creating && (
        <ProjectDrawer
          onClose={() => setCreating(false)}
          onSaved={(id) => void navigate({ to: '/projects/$id', params: { id } as never })}
        />
      )}
      {move && <StepDrawer project={move.project} to={move.to} onClose={() => setMove(undefined)} />}
    </>
  );
}

function OrganisationFilter({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const { items } = useList('/api/v1/organisations', { query: { limit: 200 } });
  return (
    <FilterSelect
      searchable
      width={220}
      label={t('projects.organisation')}
      any={t('projects.anyOrganisation')}
      value={value}
      options={items.map((one) => ({ value: one.id, label: one.name }))}
      onChange={onChange}
    />
  );
}

type ListResult = ReturnType<typeof useList<'/api/v1/projects'>>['result'];

function ProjectBoard({
  rows,
  result,
  onMove,
}: {
  readonly rows: readonly Project[];
  readonly result: ListResult;
  readonly onMove: (project: Project, to: Stage) => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  if (result.error && rows.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  if (rows.length === 0)
    return (
      <div className="panel">
        <Empty title={t('projects.empty')} hint={t('projects.emptyHint')} />
      </div>
    );
  const column = (key: Stage) => ({ key, title: t(`projects.stages.${key}`) });
  return (
    <>
      <Board
        columns={stages.map((stage) => ({ ...column(stage), cards: rows.filter((one) => one.stage === stage) }))}
        targets={(project) => neighbours(project.stage).map(column)}
        nameOf={(project) => project.title}
        onMove={(project, to) => onMove(project, to as Stage)}
        render={(project) => (
          <>
            <ProjectLink project={project} />
            <span className="quiet">{project.organisationName}</span>
            <MilestoneBar project={project} />
          </>
        )}
      />
      {result.hasNextPage && (
        <div className="list-foot">
          <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function ProjectLink({ project }: { readonly project: Project }): ReactNode {
  return (
    <Link to="/projects/$id" params={{ id: project.id } as never} className="strong-link">
      {project.title}
    </Link>
  );
}

/** How many milestones are done, as words and as a thin bar. */
function MilestoneBar({
  project: { milestonesDone: done, milestonesTotal: total },
}: {
  readonly project: Project;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  return (
    <span className="quiet number">
      {t('projects.milestonesDone', { done, total })}
      {total > 0 && (
        <span className="thin-bar" aria-hidden="true">
          <span style={{ width: `${(done / total) * 100}%` }} />
        </span>
      )}
    </span>
  );
}

function ProjectTable({
  rows,
  result,
  filtered,
  onClear,
}: {
  readonly rows: readonly Project[];
  readonly result: ListResult;
  readonly filtered: boolean;
  readonly onClear: () => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  return (
    <ListTable
      label={t('projects.list')}
      rows={rows}
      result={result}
      filtered={filtered}
      onClearFilters={onClear}
      empty={<Empty title={t('projects.empty')} hint={t('projects.emptyHint')} />}
      columns={[
        { title: t('projects.title'), render: (_, project) => <ProjectLink project={project} /> },
        { title: t('projects.organisation'), dataIndex: 'organisationName' },
        {
          title: t('projects.stage'),
          width: 120,
          render: (_, { stage }) => <StatusTag tone={stageTone[stage]}>{t(`projects.stages.${stage}`)}</StatusTag>,
        },
        { title: t('projects.progress'), width: 180, render: (_, project) => <MilestoneBar project={project} /> },
      ]}
    />
  );
}
