import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { Awards } from './awards.js';
import { monthOf } from './points.js';
import { Proposals } from './proposals-list.js';
import { recognitionTexts } from './recognition.texts.js';
import './recognition.css';
import { Rules } from './rules.js';
import { toneOf } from './run-words.js';

const views = ['runs', 'proposals', 'awards', 'rules'] as const;

/** Months that were assessed, what they add up to, and by which rules. */
export function Page(): ReactNode {
  const { t } = useWords(recognitionTexts);
  const [url, setUrl] = useUrlState<'view'>();
  const view = views.find((one) => one === url.view) ?? 'runs';
  const [starting, setStarting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('nav.recognition')}
        hint={t('recognition.hint')}
        actions={
          view === 'runs' && (
            <Button type="primary" onClick={() => setStarting(true)}>
              {t('recognition.start')}
            </Button>
          )
        }
      />
      <p>
        <Segmented
          aria-label={t('recognition.view')}
          value={view}
          onChange={(one) => setUrl({ view: one === 'runs' ? undefined : one })}
          options={views.map((value) => ({ value, label: t(`recognition.views.${value}`) }))}
        />
      </p>
      {view === 'runs' && <Runs />}
      {view === 'proposals' && <Proposals />}
      {view === 'awards' && <Awards />}
      {view === 'rules' && <Rules />}
      {starting && <StartForm onClose={() => setStarting(false)} />}
    </>
  );
}

function Runs(): ReactNode {
  const words = useWords(recognitionTexts);
  const { t, dateTime } = words;
  const { items, result } = useList('/api/v1/recognition/runs', { query: { limit: 50 } });
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.recognition-runs" filters={{}} />
      </div>
      <ListTable<Shape<'RunSummary'>>
        label={t('recognition.views.runs')}
        rows={items}
        result={result}
        width={640}
        empty={<Empty title={t('recognition.empty')} hint={t('recognition.emptyHint')} />}
        columns={[
          {
            key: 'month',
            title: t('recognition.month'),
            width: 170,
            render: (_: unknown, row) => (
              <>
                <Link to="/recognition/$id" params={{ id: row.id } as never} className="strong-link">
                  {monthOf(words, row.month)}
                </Link>
                <div className="quiet">{t('recognition.rulesVersion', { version: row.rulesVersion })}</div>
              </>
            ),
          },
          {
            key: 'state',
            title: t('recognition.state'),
            width: 190,
            render: (_: unknown, row) => (
              <>
                <StatusTag tone={toneOf[row.state]}>{t(`recognition.states.${row.state}`)}</StatusTag>
                {row.openObjections > 0 && (
                  <div className="quiet">{t('recognition.waits', { count: row.openObjections })}</div>
                )}
              </>
            ),
          },
          {
            key: 'count',
            title: t('recognition.count'),
            width: 80,
            align: 'right',
            render: (_: unknown, row) => row.lineCount,
          },
          {
            key: 'commended',
            title: t('recognition.commended'),
            width: 80,
            align: 'right',
            render: (_: unknown, row) => row.commendedCount,
          },
          {
            key: 'started',
            title: t('recognition.started'),
            width: 200,
            render: (_: unknown, row) =>
              t('recognition.by', { name: row.startedByName, when: dateTime(row.startedAt) }),
          },
        ]}
      />
    </>
  );
}

function StartForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const [form] = Form.useForm<Shape<'StartRun'>>();
  const start = useChange('post', '/api/v1/recognition/runs', ['/api/v1/recognition']);
  return (
    <FormDrawer<Shape<'StartRun'>>
      open
      title={t('recognition.startTitle')}
      form={form}
      submitLabel={t('recognition.startNow')}
      onSubmit={(body) => start.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item
        name="month"
        label={t('recognition.month')}
        extra={t('recognition.startHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input type="month" />
      </Form.Item>
    </FormDrawer>
  );
}
