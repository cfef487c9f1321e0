import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface Props<Row extends { id: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Height of every row, in pixels. */
  readonly rowHeight: number;
  readonly render: (row: Row) => ReactNode;
  readonly hasMore?: boolean;
  /** The end is near. */
  readonly onMore?: () => void;
}

/** Rows beyond those in sight, so that Tab and quick scrolling always find some. */
const spare = 6;

/** A list of which only the rows in sight are drawn, however long it is. It fills the height it is given. */
export function VirtualList<Row extends { id: string }>(props: Props<Row>): ReactNode {
  const { label, rows, rowHeight, render, hasMore, onMore } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    look();
    return () => sized.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const end = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + spare);
  return (
    <div
      ref={frame}
      className="virtual-list"
      role="group"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
        const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
        if (hasMore && left < rowHeight * 10) onMore?.();
      }}
    >
      <ul style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, end).map((row, index) => (
          <li
            key={row.id}
            aria-setsize={hasMore ? -1 : rows.length}
            aria-posinset={first + index + 1}
            style={{ height: rowHeight, top: (first + index) * rowHeight }}
          >
            {render(row)}
          </li>
        ))}
      </ul>
    </div>
  );
}
