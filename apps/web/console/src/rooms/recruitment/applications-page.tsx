import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import './recruitment.css';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { AppealsList } from './appeals-list.js';
import { BulkResultPanel } from './bulk-result.js';
import { PipelineBoard } from './pipeline-board.js';
import { PipelineFilters } from './pipeline-filters.js';
import { PipelineList } from './pipeline-list.js';
import { QueueList } from './queue-list.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { SavedViews } from './saved-views.js';
import { StageSummary } from './stage-summary.js';
import { useDecisions } from './use-decisions.js';
import { usePipelineUrl } from './use-pipeline-url.js';

const ApplicationDrawer = lazyPart(async () => (await import('./application-drawer.js')).ApplicationDrawer);
const PaperDrawer = lazyPart(async () => (await import('./paper-drawer.js')).PaperDrawer);

/** Everybody who signed up, as a list or as a board by state, and what waits for whom. */
export function Page(): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { can } = useSession();
  const url = usePipelineUrl();
  const { view, stage, open, change } = url;
  const decisions = useDecisions();
  const [entering, setEntering] = useState(false);
  const show = (id: string): void => change({ open: id });
  return (
    <>
      <PageHeader
        title={t('nav.applications')}
        hint={t('recruitment.pipeline.hint')}
        actions={can('operator') && <Button onClick={() => setEntering(true)}>{t('recruitment.paper.title')}</Button>}
      />
      <StageSummary url={url} />
      <div className="filters">
        <Segmented
          aria-label={t('recruitment.pipeline.view')}
          value={view}
          onChange={(next) =>
            change({ view: next === 'list' ? undefined : next, stage: undefined, overdue: undefined })
          }
          options={['list', 'board'].map((value) => ({ value, label: t(`recruitment.pipeline.${value}`) }))}
        />
        {stage !== 'appeals' && <PipelineFilters url={url} />}
        <SavedViews url={url} />
      </div>
      {decisions.outcome && <BulkResultPanel outcome={decisions.outcome} onClose={decisions.forget} onOpen={show} />}
      {view === 'board' ? (
        <PipelineBoard url={url} decide={decisions.decide} onOpen={show} />
      ) : stage === 'appeals' ? (
        <AppealsList onOpen={show} />
      ) : stage ? (
        <QueueList key={stage} stage={stage} url={url} decide={decisions.decide} onOpen={show} />
      ) : (
        <PipelineList url={url} decide={decisions.decide} onOpen={show} />
      )}
      {open !== undefined && (
        <ApplicationDrawer key={open} id={open} decide={decisions.decide} onClose={() => change({ open: undefined })} />
      )}
      {entering && (
        <PaperDrawer
          {...(url.call !== undefined && { callId: url.call })}
          onClose={() => setEntering(false)}
          onSaved={show}
        />
      )}
    </>
  );
}
