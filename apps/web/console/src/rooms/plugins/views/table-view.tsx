import { DownloadOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PluginColumn, TableView as View } from '../../../app/plugin-manifest.js';
import { pluginPagePath } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { ListTable } from '../../../kit/list-table.js';
import { Empty } from '../../../kit/states.js';
import type { Column } from '../../../kit/table.js';
import { useAct } from '../../../kit/use-act.js';
import { ActionButtons } from '../actions.js';
import type { Row } from '../answers.js';
import { pluginTexts } from '../plugins.texts.js';
import { explained } from '../source-states.js';
import { takeReport } from '../take-report.js';
import { useRows } from '../use-source.js';
import { Value } from '../value.js';
import { valueText } from '../values.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

type Columns = Column<Row>[];

/** Rows as a list; a row opens the plugin's detail page. */
export function TableView({ plugin, page, view }: ViewProps<View>): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  const navigate = useNavigate();
  const { rows, result } = useRows({ plugin: plugin.id, path: view.source });
  const { open, actions } = view;
  const ofRow = actions.filter((one) => one.row);
  const [first] = view.columns;
  const nameOf = (row: Row): string => (first ? valueText(first, row.values[first.key], words) : row.id);
  const address = (row: Row): string | undefined =>
    open !== undefined && row.known ? pluginPagePath(plugin.id, open, row.id) : undefined;
  const columns: Columns = [
    ...view.columns.map((column, index) => ({
      title: label(column.heading),
      key: column.key,
      width: widthOf(column),
      ...(column.kind === 'number' && { align: 'right' as const }),
      render: (_: unknown, row: Row) => <Cell column={column} row={row} {...(index === 0 && { to: address(row) })} />,
    })),
    ...(ofRow.length > 0
      ? [
          {
            title: t('plugin.actions'),
            key: '#actions',
            width: ofRow.reduce((sum, one) => sum + buttonWidth(label(one.label)), 24),
            render: (_: unknown, row: Row) => (
              <ActionButtons plugin={plugin} actions={ofRow} values={row.values} name={nameOf(row)} small />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ViewHeader
        plugin={plugin}
        page={page}
        actions={
          <>
            <ActionButtons plugin={plugin} actions={actions.filter((one) => !one.row)} />
            {view.report && <TakeReport {...{ plugin, page, view }} />}
          </>
        }
      />
      <ListTable<Row>
        label={t('plugin.rows', { title: label(page.title) })}
        rows={rows}
        result={{ ...result, error: result.error && explained(result.error, plugin, words) }}
        columns={columns}
        width={Math.max(
          480,
          columns.reduce((sum, one) => sum + (one.width ?? 0), 0),
        )}
        empty={<Empty title={t('plugin.empty')} hint={t('plugin.emptyHint')} />}
        {...(open !== undefined && {
          onOpen: (row: Row) => {
            const to = address(row);
            if (to !== undefined) void navigate({ to });
          },
        })}
      />
    </>
  );
}

/** Takes the whole list along as a file. */
function TakeReport({ plugin, page, view }: Pick<ViewProps<View>, 'plugin' | 'page' | 'view'>): ReactNode {
  const words = useWords(pluginTexts);
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const { source, columns } = view;
  const take = async (): Promise<void> => {
    setBusy(true);
    await act(
      takeReport({ plugin: plugin.id, report: page.id, source, columns }, words),
      words.t('plugin.reportTaken'),
    );
    setBusy(false);
  };
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void take()}>
      {words.t('plugin.takeReport')}
    </Button>
  );
}

function Cell({
  column,
  row,
  to,
}: {
  readonly column: PluginColumn;
  readonly row: Row;
  readonly to?: string | undefined;
}): ReactNode {
  const value = <Value column={column} value={row.values[column.key]} />;
  if (to === undefined) return value;
  return (
    <Link to={to} className="record-link">
      {value}
    </Link>
  );
}

const widths: Readonly<Record<PluginColumn['kind'], number>> = {
  text: 140,
  number: 100,
  date: 160,
  time: 210,
  choice: 140,
  yesNo: 80,
};

/** From here on letters are as wide as they are high: the signs of Chinese and what is written beside them. */
const firstWide = 0x2e80;

/** About what a small button with this text takes, in pixels. */
function buttonWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > firstWide ? 15 : 8), 24);
}

function widthOf({ kind }: PluginColumn): number {
  return widths[kind] ?? widths.text;
}
