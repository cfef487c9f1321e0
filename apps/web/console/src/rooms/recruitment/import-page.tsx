import { Link, useParams } from '@tanstack/react-router';
import { Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import './recruitment.css';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { Loaded } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { ImportPreview } from './import-preview.js';
import { ImportProgress } from './import-progress.js';
import { ImportResult } from './import-result.js';
import { ImportUpload } from './import-upload.js';
import type { Import } from './imports-of-call.js';
import { recruitmentTexts } from './recruitment.texts.js';

const steps = ['upload', 'check', 'write', 'done'] as const;
const runningEvery = 1_000;

/** A spreadsheet of paper sign-ups on its way in. The address says which one, so it can be gone on with at any time. */
export function Page(): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const [{ import: importId }, setUrl] = useUrlState<'import'>();
  const call = useGet('/api/v1/calls/{id}', { path: { id } });
  const show = (next: string | undefined): void => setUrl({ import: next }, { push: true });
  return (
    <>
      <PageHeader
        title={t('nav.import')}
        hint={
          <Link to="/calls/$id" params={{ id } as never}>
            {call.data?.title ?? t('recruitment.call.back')}
          </Link>
        }
      />
      {importId === undefined ? (
        <Wizard step="upload">
          <Loaded of={call}>
            {(data) => <ImportUpload call={data} onUploaded={(uploaded) => show(uploaded.id)} />}
          </Loaded>
        </Wizard>
      ) : (
        <Running key={importId} importId={importId} callId={id} onAgain={() => show(undefined)} />
      )}
    </>
  );
}

function Running({
  importId,
  callId,
  onAgain,
}: {
  readonly importId: string;
  readonly callId: string;
  readonly onAgain: () => void;
}): ReactNode {
  const [running, setRunning] = useState(false);
  const read = useGet('/api/v1/imports/{id}', { path: { id: importId } }, running ? { every: runningEvery } : {});
  const writing = read.data?.state === 'committing';
  if (writing !== running) setRunning(writing);
  return (
    <Loaded of={read}>
      {(data) => (
        <Wizard step={stepOf(data)}>
          {data.state === 'committing' && <ImportProgress progress={data.progress} />}
          {data.state === 'committed' && <ImportResult done={data} callId={callId} onAgain={onAgain} />}
          {(data.state === 'preview' || data.state === 'failed') && <ImportPreview data={data} onAgain={onAgain} />}
        </Wizard>
      )}
    </Loaded>
  );
}

function stepOf({ state }: Import): (typeof steps)[number] {
  if (state === 'committing') return 'write';
  return state === 'committed' ? 'done' : 'check';
}

function Wizard({
  step,
  children,
}: {
  readonly step: (typeof steps)[number];
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  return (
    <>
      <div className="panel">
        <Steps
          size="small"
          current={steps.indexOf(step)}
          items={steps.map((one) => ({ title: t(`recruitment.import.steps.${one}`) }))}
        />
      </div>
      {children}
    </>
  );
}
