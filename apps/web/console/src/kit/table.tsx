import { type MouseEvent, type ReactNode, useRef } from 'react';
import { useWords } from '../app/words.js';
import { useRowWindow } from './use-row-window.js';

/** A column of a table. */
export interface Column<Row> {
  readonly title: ReactNode;
  readonly key?: string;
  /** Shows this of each row as it is. */
  readonly dataIndex?: keyof Row & string;
  readonly render?: (value: unknown, row: Row) => ReactNode;
  /** In pixels; columns without one share what is left. */
  readonly width?: number;
  readonly align?: 'right';
  /** One line, cut at its end. */
  readonly ellipsis?: boolean;
  readonly className?: string;
}

/** Rows that can be chosen. */
export interface Choice<Row> {
  readonly chosen: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** What a row's checkbox is read out as. */
  readonly nameOf: (row: Row) => string;
}

export interface TableProps<Row extends { id: string }> {
  /** Read out as the table's name. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** Below this width, in pixels, the table scrolls inside itself. */
  readonly width?: number | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly choice?: Choice<Row> | undefined;
  /** More may come: how many there are in the end is not known. */
  readonly unfinished?: boolean | undefined;
}

/** From so many rows on the table scrolls inside itself, and only the rows in sight are drawn. */
const manyRows = 60;
const choiceWidth = 48;

/** Rows and columns, and nothing else: as light as a list of a hundred thousand has to be. */
export function Table<Row extends { id: string }>(props: TableProps<Row>): ReactNode {
  const { label, rows, columns, width = 720, choice, unfinished } = props;
  const frame = useRef<HTMLDivElement>(null);
  const many = rows.length > manyRows;
  const seen = useRowWindow(frame, rows, many);
  const span = columns.length + (choice ? 1 : 0);
  return (
    <div
      ref={frame}
      className={many ? 'table-frame table-frame-long' : 'table-frame'}
      {...(many && { role: 'group', 'aria-label': label, tabIndex: 0 })}
    >
      <table
        className="table"
        aria-label={label}
        style={{ minWidth: width }}
        {...(many && { 'aria-rowcount': unfinished ? -1 : rows.length + 1 })}
      >
        <colgroup>
          {choice && <col style={{ width: choiceWidth }} />}
          {columns.map((column, index) => (
            <col key={keyOf(column, index)} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr {...(many && { 'aria-rowindex': 1 })}>
            {choice && <ChooseAll rows={rows} choice={choice} />}
            {columns.map((column, index) => (
              <th key={keyOf(column, index)} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.above > 0 && <Gap height={seen.above} span={span} />}
          {rows.slice(seen.first, seen.end).map((row, index) => (
            <TableRow key={row.id} row={row} {...props} {...(many && { place: seen.first + index + 2 })} />
          ))}
          {seen.below > 0 && <Gap height={seen.below} span={span} />}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row extends { id: string }>({
  row,
  columns,
  onOpen,
  choice,
  place,
}: TableProps<Row> & { readonly row: Row; readonly place?: number }): ReactNode {
  const chosen = choice?.chosen.includes(row.id) ?? false;
  const open = (event: MouseEvent): void => {
    if (isPlainClick(event.target)) onOpen?.(row);
  };
  return (
    <tr
      data-row={row.id}
      className={`${onOpen ? 'row-opens' : ''}${chosen ? ' row-chosen' : ''}`}
      aria-rowindex={place}
      onClick={onOpen && open}
    >
      {choice && (
        <td className="table-choice">
          <label>
            <input
              type="checkbox"
              aria-label={choice.nameOf(row)}
              checked={chosen}
              onChange={() =>
                choice.onChange(chosen ? choice.chosen.filter((id) => id !== row.id) : [...choice.chosen, row.id])
              }
            />
          </label>
        </td>
      )}
      {columns.map((column, index) => (
        <td key={keyOf(column, index)} className={classOf(column)}>
          {contentOf(column, row)}
        </td>
      ))}
    </tr>
  );
}

interface ChooseAllProps<Row> {
  readonly rows: readonly Row[];
  readonly choice: Choice<Row>;
}

/** Chooses all rows that have come so far, or none. */
function ChooseAll<Row extends { id: string }>({ rows, choice }: ChooseAllProps<Row>): ReactNode {
  const { t } = useWords();
  const chosen = new Set(choice.chosen);
  const count = rows.filter((row) => chosen.has(row.id)).length;
  const all = count === rows.length;
  return (
    <th scope="col" className="table-choice">
      <label>
        <input
          type="checkbox"
          aria-label={t('list.chooseAll')}
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !all;
          }}
          onChange={() => choice.onChange(all ? [] : rows.map((row) => row.id))}
        />
      </label>
    </th>
  );
}

/** The place of rows that are not drawn. */
function Gap({ height, span }: { readonly height: number; readonly span: number }): ReactNode {
  return (
    <tr aria-hidden="true" className="table-gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function keyOf<Row>({ key, dataIndex }: Column<Row>, index: number): string {
  return key ?? dataIndex ?? String(index);
}

function classOf<Row>({ align, ellipsis, className }: Column<Row>): string | undefined {
  const classes = [className, align && 'table-right', ellipsis && 'table-cut'].filter(Boolean);
  return classes.length > 0 ? classes.join(' ') : undefined;
}

function contentOf<Row>({ dataIndex, render }: Column<Row>, row: Row): ReactNode {
  const value = dataIndex === undefined ? undefined : row[dataIndex];
  return render ? render(value, row) : (value as ReactNode);
}

/** A click on a link, button or field inside a row is meant for that. */
function isPlainClick(target: EventTarget): boolean {
  return !(target instanceof Element) || target.closest('a, button, input, label, .ant-select, .ant-dropdown') === null;
}
