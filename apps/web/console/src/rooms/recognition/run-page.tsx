import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { PageHeader } from '../../kit/page-header.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { monthOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';
import './recognition.css';
import { PrintedList } from './printed-list.js';
import { RunActions } from './run-actions.js';
import { RunLines } from './run-lines.js';
import { RunObjections } from './run-objections.js';
import { toneOf } from './run-words.js';

type Run = Shape<'RunDetail'>;
/** While a worker counts the page looks this often, in milliseconds. */
const lookEvery = 1_000;

/** One month: its count, the list with how all points came about, objections, decision and publication. */
export function Page(): ReactNode {
  const { t } = useWords(recognitionTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const first = useGet('/api/v1/recognition/runs/{id}', { path: { id } });
  const running = first.data?.state === 'computing';
  const run = useGet('/api/v1/recognition/runs/{id}', { path: { id } }, running ? { every: lookEvery } : {});
  const words = useWords(recognitionTexts);
  return (
    <>
      <PageHeader
        title={run.data ? monthOf(words, run.data.month) : t('nav.recognitionRun')}
        hint={<Link to="/recognition">{t('recognition.back')}</Link>}
        actions={run.data && <RunActions run={run.data} />}
      />
      <Loaded of={run}>{(one) => <Standing run={one} />}</Loaded>
    </>
  );
}

function Standing({ run }: { readonly run: Run }): ReactNode {
  const { t } = useWords(recognitionTexts);
  if (run.state === 'computing')
    return (
      <section className="panel" role="status">
        <Progress percent={run.progress} aria-label={t('recognition.progress')} strokeColor="#a61d24" />
        <p className="quiet">{t('recognition.working')}</p>
      </section>
    );
  if (run.state === 'failed') return <Failed run={run} />;
  return (
    <>
      <RunFacts run={run} />
      <RunLines run={run} />
      <PrintedList run={run} />
      <div className="no-print">
        <RunObjections run={run} />
      </div>
    </>
  );
}

function Failed({ run }: { readonly run: Run }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const act = useAct();
  const start = useChange('post', '/api/v1/recognition/runs', ['/api/v1/recognition']);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('recognition.failedTitle')}
      description={run.failure && t('problem.code', { code: run.failure })}
      action={
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => void act(start.mutateAsync({ body: { month: run.month } }), false)}
        >
          {t('recognition.goOn')}
        </Button>
      }
    />
  );
}

function RunFacts({ run }: { readonly run: Run }): ReactNode {
  const { t, dateTime } = useWords(recognitionTexts);
  const by = (name: string | undefined, when: string | undefined): string | undefined =>
    name === undefined ? undefined : t('recognition.by', { name, when: dateTime(when) });
  return (
    <section className="panel no-print">
      <p>
        <StatusTag tone={toneOf[run.state]}>{t(`recognition.states.${run.state}`)}</StatusTag>{' '}
        <span className="quiet">{t('recognition.rulesVersion', { version: run.rulesVersion })}</span>
      </p>
      <Facts
        rows={[
          [t('recognition.started'), by(run.startedByName, run.startedAt)],
          [t('recognition.cutoff'), dateTime(run.cutoff)],
          [t('recognition.opened'), by(run.openedByName, run.openedAt)],
          [t('recognition.objectionsUntil'), run.objectionsUntil && dateTime(run.objectionsUntil)],
          [t('recognition.decided'), by(run.decidedByName, run.decidedAt)],
          [t('recognition.published'), by(run.publishedByName, run.publishedAt)],
          [t('recognition.result'), run.result && <code className="fingerprint">{run.result}</code>],
        ]}
      />
    </section>
  );
}
