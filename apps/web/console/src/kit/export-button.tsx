import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../app/api.js';
import { useChange, useGet } from '../app/queries.js';
import { useWords } from '../app/words.js';
import { ActionMenu } from './action-menu.js';
import { exportTexts } from './export.texts.js';
import { problemText } from './problem-text.js';

type Export = Shape<'ExportView'>;

interface Props {
  /** Which list, as the API calls it: `volunteers.volunteers`. */
  readonly list: string;
  /** As the list on the screen is filtered. */
  readonly filters: Readonly<Record<string, unknown>>;
}

/** While the worker writes a long list, it is looked at this often, in milliseconds. */
const lookEvery = 1_000;

/** Takes the list that is shown along as a file, for a day and for who asked. */
export function ExportButton({ list, filters }: Props): ReactNode {
  const { t } = useWords(exportTexts);
  const [asked, setAsked] = useState<'xlsx' | 'csv'>();
  return (
    <>
      <ActionMenu
        items={[
          { key: 'xlsx', label: t('export.xlsx') },
          { key: 'csv', label: t('export.csv') },
        ]}
        onChoose={setAsked}
      >
        <Button icon={<DownloadOutlined />}>{t('export.button')}</Button>
      </ActionMenu>
      {asked && <ExportDialog list={list} format={asked} filters={filters} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** Says what goes into the file before it is made, then how far it is, then offers it. */
function ExportDialog({
  list,
  format,
  filters,
  onClose,
}: Props & { readonly format: Export['format']; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(exportTexts);
  const ask = useChange('post', '/api/v1/exports', ['/api/v1/exports']);
  const made = ask.data;
  return (
    <Modal
      open
      destroyOnHidden
      title={t(`export.title.${format}`)}
      onCancel={onClose}
      footer={
        made ? (
          <Button onClick={onClose}>{t('form.close')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('form.cancel')}</Button>
            <Button
              type="primary"
              loading={ask.isPending}
              onClick={() => ask.mutate({ body: { list, format, filters: { ...filters } } })}
            >
              {t('export.make')}
            </Button>
          </>
        )
      }
    >
      {made ? <ExportStanding first={made} /> : <p>{t('export.about')}</p>}
      {ask.error && <Alert type="error" showIcon role="alert" title={problemText(ask.error, t)} />}
    </Modal>
  );
}

function ExportStanding({ first }: { readonly first: Export }): ReactNode {
  const { t } = useWords(exportTexts);
  const path = { path: { id: first.id } };
  const latest = useGet('/api/v1/exports/{id}', path, { enabled: first.state === 'running' });
  const running = (latest.data ?? first).state === 'running';
  const followed = useGet('/api/v1/exports/{id}', path, { enabled: running, ...(running && { every: lookEvery }) });
  const now = followed.data ?? latest.data ?? first;
  if (now.state === 'running')
    return (
      <div role="status">
        <Progress
          percent={100}
          status="active"
          showInfo={false}
          strokeColor="#a61d24"
          aria-label={t('export.making')}
        />
        <p>{t('export.progress', { count: now.rows })}</p>
        <p className="quiet">{t('export.mayLeave')}</p>
      </div>
    );
  if (now.state !== 'ready')
    return <Alert type="error" showIcon role="alert" title={now.failureText ?? t('export.gone')} />;
  return <Ready made={now} />;
}

function Ready({ made }: { readonly made: Export }): ReactNode {
  const { t, dateTime } = useWords(exportTexts);
  return (
    <div role="status">
      <p>{t('export.ready', { count: made.rows })}</p>
      <p className="inline-row">
        <a className="button-link" href={`/api/v1/exports/${made.id}/file`} download>
          {t('export.download')}
        </a>
        {made.format === 'csv' && (
          <a className="strong-link" href={`/api/v1/exports/${made.id}/mapping`} download>
            {t('export.mapping')}
          </a>
        )}
      </p>
      <p className="quiet">
        {made.format === 'xlsx' && t('export.mappingInside')}
        {made.expiresAt !== undefined && t('export.until', { when: dateTime(made.expiresAt) })}
      </p>
    </div>
  );
}
