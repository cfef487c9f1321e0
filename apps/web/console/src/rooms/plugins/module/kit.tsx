import { Alert, Button as AntButton, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PluginTone } from '../../../app/plugin-manifest.js';
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

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What it is read out as, where its text alone would not do. */
  readonly label?: string;
}

function Button({ children, onClick, primary, danger, busy, disabled, label }: ButtonProps): ReactNode {
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

function Panel({ title, children }: { readonly title?: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="panel" {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}

function Tag({ tone = 'neutral', children }: { readonly tone?: PluginTone; readonly children: ReactNode }): ReactNode {
  return <StatusTag tone={tones[tone] ?? 'quiet'}>{children}</StatusTag>;
}

interface TableColumn {
  readonly key: string;
  readonly heading: string;
  readonly render?: (row: Readonly<Record<string, unknown>>) => ReactNode;
}

interface TableProps {
  /** What the table is read out as. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
}

function Table({ label, columns, rows }: TableProps): ReactNode {
  return (
    <DataTable
      label={label}
      rows={rows}
      width={columns.length * 140}
      columns={columns.map(({ key, heading, render }) => ({
        key,
        title: heading,
        render: (_: unknown, row: TableProps['rows'][number]) => (render ? render(row) : plainText(row[key])),
      }))}
    />
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it. */
  readonly problem?: string;
  readonly kind?: 'text' | 'longText' | 'number' | 'date' | 'time';
}

function Field({ label, value, onChange, hint, problem, kind = 'text' }: FieldProps): ReactNode {
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

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
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

interface FailedProps {
  /** What `api` rejected with. */
  readonly problem: unknown;
  readonly onRetry?: () => void;
}

function Failed({ problem, onRetry }: FailedProps): ReactNode {
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

/** Parts of the console that a module may build of; a set of its own, so that antd can change underneath. */
export interface Kit {
  readonly version: 1;
  readonly Button: typeof Button;
  readonly Panel: typeof Panel;
  readonly Tag: typeof Tag;
  readonly Facts: typeof Facts;
  readonly Table: typeof Table;
  readonly Timeline: typeof TimelineList;
  readonly Field: typeof Field;
  readonly Choice: typeof Choice;
  readonly Empty: typeof Empty;
  readonly Loading: typeof PageLoading;
  readonly Failed: typeof Failed;
  /** Says something for a few seconds. */
  readonly notify: (kind: 'success' | 'error', text: string) => void;
}

/** All of it but `notify`, which needs the page it speaks on. */
export const kit: Omit<Kit, 'notify'> = Object.freeze({
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
});
