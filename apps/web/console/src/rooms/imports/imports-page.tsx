import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem, type Shape, upload } from '../../app/api.js';
import { useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { ImportSteps, importTone } from './import-steps.js';
import './imports.css';
import { importsTexts } from './imports.texts.js';

type Import = Shape<'ImportView'>;

/** Spreadsheets of paper sign-ups: choose the call and the file; the check follows on a page of its own. */
export function Page(): ReactNode {
  const { t } = useWords(importsTexts);
  const { can } = useSession();
  const [{ call }, setUrl] = useUrlState<'call'>();
  return (
    <>
      <PageHeader title={t('nav.imports')} hint={t('imports.hint')} />
      {can('operator') && <ImportSteps at="choose" />}
      {can('operator') && <UploadPanel call={call} onCall={(next) => setUrl({ call: next })} />}
      {call !== undefined && <Earlier call={call} />}
    </>
  );
}

function UploadPanel({
  call,
  onCall,
}: {
  readonly call: string | undefined;
  readonly onCall: (call: string) => void;
}): ReactNode {
  const { t } = useWords(importsTexts);
  const navigate = useNavigate();
  const calls = useList('/api/v1/calls', { query: { limit: 200 } });
  const [chosen, setChosen] = useState<File>();
  const [consent, setConsent] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const open = calls.items.filter((one) => one.state !== 'draft');

  const send = async (): Promise<void> => {
    if (call === undefined || !chosen) return;
    setBusy(true);
    setProblem(undefined);
    const form = new FormData();
    form.append('paperConsentOn', consent);
    form.append('file', chosen);
    try {
      const made = await upload<Import>(`/api/v1/calls/${call}/imports`, form);
      await navigate({ to: '/imports/$id', params: { id: made.id } as never });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const said = (field: string): { help?: string; validateStatus?: 'error' } => {
    const found = problem?.fields.find((one) => one.field === field);
    return found ? { help: found.message, validateStatus: 'error' } : {};
  };
  return (
    <section className="panel">
      {problem && <Alert type="error" showIcon role="alert" className="form-problem" title={problemText(problem, t)} />}
      <Form layout="vertical" onFinish={() => void send()} style={{ maxWidth: 560 }}>
        <Form.Item label={t('imports.call')} htmlFor="import-call" extra={t('imports.callHint')}>
          <Select
            id="import-call"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('form.choose')}
            value={call ?? null}
            options={open.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(next: string | null) => next !== null && onCall(next)}
          />
        </Form.Item>
        {call !== undefined && (
          <p>
            <a className="strong-link" href={`/api/v1/calls/${call}/import-template`} download>
              {t('imports.template')}
            </a>
            <span className="quiet"> {t('imports.templateHint')}</span>
          </p>
        )}
        <Form.Item label={t('imports.file')} htmlFor="import-file" extra={t('imports.fileHint')} {...said('file')}>
          <span className="file-field">
            <input
              id="import-file"
              type="file"
              accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={({ target }) => setChosen(target.files?.[0])}
            />
            <span className="button-link" aria-hidden="true">
              {t('imports.chooseFile')}
            </span>
            <span className="quiet">{chosen?.name}</span>
          </span>
        </Form.Item>
        <Form.Item
          label={t('imports.consent')}
          htmlFor="import-consent"
          extra={t('imports.consentHint')}
          {...said('paperConsentOn')}
        >
          <Input
            id="import-consent"
            type="date"
            style={{ width: 200 }}
            value={consent}
            onChange={({ target }) => setConsent(target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} disabled={call === undefined || !chosen}>
          {busy ? t('imports.uploading') : t('imports.upload')}
        </Button>
      </Form>
    </section>
  );
}

/** What was imported into a call before, also what was left half-way: it goes on where it stood. */
function Earlier({ call }: { readonly call: string }): ReactNode {
  const { t, dateTime } = useWords(importsTexts);
  const imports = useGet('/api/v1/calls/{id}/imports', { path: { id: call } });
  return (
    <section className="panel">
      <div className="panel-title">
        <h2>{t('imports.earlier')}</h2>
        <ExportButton list="volunteers.imports" filters={{ callId: call }} />
      </div>
      <Loaded of={imports}>
        {(list) =>
          list.length === 0 ? (
            <p className="quiet">{t('imports.none')}</p>
          ) : (
            <ul className="session-list">
              {list.map((one) => (
                <li key={one.id}>
                  <Link to="/imports/$id" params={{ id: one.id } as never} className="strong-link">
                    {t('imports.started', { when: dateTime(one.createdAt) })} ·{' '}
                    {t('imports.rows', { count: one.totalRows })}
                  </Link>
                  <StatusTag tone={importTone[one.state]}>{t(`imports.states.${one.state}`)}</StatusTag>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
