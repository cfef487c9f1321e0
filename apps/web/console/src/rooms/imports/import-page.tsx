import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Progress, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Loaded } from '../../kit/states.js';
import { ImportRows } from './import-rows.js';
import { ImportSteps } from './import-steps.js';
import './imports.css';
import { importsTexts } from './imports.texts.js';

type Import = Shape<'ImportView'>;
type Step = 'check' | 'commit' | 'done';

const stepOf: Readonly<Record<Import['state'], Step>> = {
  preview: 'check',
  committing: 'commit',
  committed: 'done',
  failed: 'commit',
};
/** While a worker writes the rows the page looks this often, in milliseconds. */
const lookEvery = 1_000;

/** One import: the check row by row, the commit with its progress, and what came of it. */
export function Page(): ReactNode {
  const { t } = useWords(importsTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const first = useGet('/api/v1/imports/{id}', { path: { id } });
  const running = first.data?.state === 'committing';
  const following = useGet('/api/v1/imports/{id}', { path: { id } }, running ? { every: lookEvery } : {});
  return (
    <>
      <PageHeader title={t('nav.imports')} hint={<Link to="/imports">{t('imports.back')}</Link>} />
      <Loaded of={following}>{(one) => <ImportStanding one={one} />}</Loaded>
    </>
  );
}

function ImportStanding({ one }: { readonly one: Import }): ReactNode {
  return (
    <>
      <ImportSteps at={stepOf[one.state]} failed={one.state === 'failed'} />
      <Counts one={one} />
      {one.state === 'preview' && <Preview one={one} />}
      {one.state === 'committing' && <Running one={one} />}
      {one.state === 'committed' && <Finished one={one} />}
      {one.state === 'failed' && <Failed one={one} />}
      {/* Begun anew where rows turn out to be wrong: then those are shown first. */}
      {one.state !== 'committed' && <ImportRows key={String(one.wrongRows > 0)} one={one} />}
    </>
  );
}

function Counts({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  const ready = one.totalRows - one.wrongRows - one.presentRows;
  const counts =
    one.state === 'committed'
      ? [
          ['total', one.totalRows],
          ['added', one.addedRows],
          ['waitlisted', one.waitlistedRows],
          ['present', one.presentRows],
        ]
      : [
          ['total', one.totalRows],
          ['ready', ready],
          ['present', one.presentRows],
          ['wrong', one.wrongRows],
        ];
  return (
    <dl className="counts">
      {counts.map(([key, count]) => (
        <div key={key}>
          <dt>{t(`imports.${key}`)}</dt>
          <dd className="number">{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Preview({ one }: { readonly one: Import }): ReactNode {
  const { t, list } = useWords(importsTexts);
  const wrong = one.wrongRows > 0;
  return (
    <>
      {one.ignoredColumns.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="form-problem"
          title={t('imports.ignored', { columns: list(one.ignoredColumns) })}
        />
      )}
      <Alert
        type={wrong ? 'error' : 'success'}
        showIcon
        className="form-problem"
        title={wrong ? t('imports.fix', { count: one.wrongRows }) : t('imports.fine')}
        description={wrong ? undefined : t('imports.commitHint')}
        action={wrong ? <UploadAgain one={one} /> : <CommitButton one={one} />}
      />
      {wrong && <Corrections one={one} />}
    </>
  );
}

/** The rows as a sheet to correct and upload: those with mistakes, or everybody so that one upload brings all. */
function Corrections({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  const { can } = useSession();
  if (!can('operator')) return null;
  const address = `/api/v1/imports/${one.id}/corrections`;
  return (
    <p className="inline-row">
      <a className="button-link" href={`${address}?rows=all`} download>
        {t('imports.correctAll')}
      </a>
      <a className="strong-link" href={address} download>
        {t('imports.correctWrong', { count: one.wrongRows })}
      </a>
      <span className="quiet">{t('imports.correctHint')}</span>
    </p>
  );
}

function UploadAgain({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  return (
    <Link to="/imports" search={{ call: one.callId } as never} className="button-link">
      {t('imports.newFile')}
    </Link>
  );
}

function CommitButton({ one, retry = false }: { readonly one: Import; readonly retry?: boolean }): ReactNode {
  const { t } = useWords(importsTexts);
  const { can } = useSession();
  const { message } = App.useApp();
  const commit = useChange('post', '/api/v1/imports/{id}/commit', ['/api/v1/imports', '/api/v1/calls']);
  if (!can('operator')) return null;
  const count = one.totalRows - one.wrongRows - one.presentRows;
  return (
    <Button
      type="primary"
      loading={commit.isPending}
      onClick={() =>
        commit.mutate({ path: { id: one.id } }, { onError: (problem) => void message.error(problemText(problem, t)) })
      }
    >
      {retry ? t('imports.retry') : t('imports.commitNow', { count })}
    </Button>
  );
}

function Running({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  return (
    <section className="panel" role="status">
      <Progress percent={one.progress} aria-label={t('imports.progress')} strokeColor="#a61d24" />
      <p className="quiet">{t('imports.working')}</p>
    </section>
  );
}

function Finished({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  return (
    <section className="panel" role="status">
      <h2>{t('imports.success')}</h2>
      <Space wrap>
        <Link to="/applications" search={{ call: one.callId } as never} className="button-link">
          {t('imports.seeApplications')}
        </Link>
        <Link to="/imports" search={{ call: one.callId } as never}>
          {t('imports.again')}
        </Link>
      </Space>
    </section>
  );
}

function Failed({ one }: { readonly one: Import }): ReactNode {
  const { t } = useWords(importsTexts);
  if (one.wrongRows > 0)
    return (
      <>
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={t('imports.refusedTitle', { count: one.wrongRows })}
          description={t('imports.refusedHint')}
          action={<UploadAgain one={one} />}
        />
        <Corrections one={one} />
      </>
    );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-problem"
      title={t('imports.failedTitle')}
      description={one.failure && t('problem.code', { code: one.failure })}
      action={<CommitButton one={one} retry />}
    />
  );
}
