import type { ScreenKit } from '@redmaple/plugins/screen-host';
import { Alert, Button as AntButton, Input, Select } from 'antd';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Problem } from '../../../app/api.js';
import { useWords } from '../../../app/words.js';
import { DataTable } from '../../../kit/data-table.js';
import { Facts } from '../../../kit/facts.js';
import { problemText } from '../../../kit/problem-text.js';
import { Empty, PageLoading } from '../../../kit/states.js';
import { StatusTag } from '../../../kit/status-tag.js';
import { TimelineList } from '../../../kit/timeline-list.js';
import { tones } from '../value.js';
import { plainText } from '../values.js';

/** Parts of the console that a module may build of; a set of its own, so that antd can change underneath. */
export type Kit = ScreenKit<ReactNode>;

type Props<Part extends 'Button' | 'Panel' | 'Tag' | 'Table' | 'Field' | 'Choice' | 'Failed'> = ComponentProps<
  Kit[Part]
>;

function Button({ children, onClick, primary, danger, busy, disabled, label }: Props<'Button'>): ReactNode {
  return (
    <AntButton
      {...(primary && { type: 'primary' as const })}
      danger={danger ?? false}
      loading={busy ?? false}
      disabled={disabled ?? false}
      {...(label !== undefined && { 'aria-label': label })}
      onClick={() => onClick()}
    >
      {children}
    </AntButton>
  );
}

function Panel({ title, children }: Props<'Panel'>): ReactNode {
  return (
    <section className="panel" {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}

function Tag({ tone = 'neutral', children }: Props<'Tag'>): ReactNode {
  return <StatusTag tone={tones[tone] ?? 'quiet'}>{children}</StatusTag>;
}

function Table({ label, columns, rows }: Props<'Table'>): ReactNode {
  return (
    <DataTable
      label={label}
      rows={rows}
      width={columns.length * 140}
      columns={columns.map(({ key, heading, render }) => ({
        key,
        title: heading,
        render: (_: unknown, row: Props<'Table'>['rows'][number]) => (render ? render(row) : plainText(row[key])),
      }))}
    />
  );
}

function Field({ label, value, onChange, hint, problem, kind = 'text' }: Props<'Field'>): ReactNode {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean);
  const shared = {
    id,
    value,
    ...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
  };
  return (
    <div className="plugin-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'longText' ? (
        <Input.TextArea {...shared} autoSize={{ minRows: 3 }} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Input {...shared} type={kind} onChange={({ target }) => onChange(target.value)} />
      )}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
      {problem !== undefined && (
        <span id={`${id}-problem`} className="plugin-field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

function Choice({ label, value, options, onChange }: Props<'Choice'>): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="plugin-field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? null}
        placeholder={t('form.choose')}
        options={options.map((one) => ({ ...one }))}
        onChange={(chosen: string | null) => chosen !== null && onChange(chosen)}
      />
    </div>
  );
}

function Failed({ problem, onRetry }: Props<'Failed'>): ReactNode {
  const { t } = useWords();
  const known = problem instanceof Problem ? problem : new Problem(0, 'unknown', '');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={known.code === 'network' ? t('state.offline') : t('state.failed')}
      description={problemText(known, t)}
      {...(onRetry && { action: <AntButton onClick={() => onRetry()}>{t('state.retry')}</AntButton> })}
    />
  );
}

/** All of it but `notify`, which needs the page it speaks on. */
export const kit = Object.freeze({
  version: 1,
  Button,
  Panel,
  Tag,
  Facts,
  Table,
  Timeline: TimelineList,
  Field,
  Choice,
  Empty,
  Loading: PageLoading,
  Failed,
} satisfies Omit<Kit, 'notify'>);
