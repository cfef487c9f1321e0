import type { ReactNode } from 'react';
import { useWords } from '../app/words.js';

export interface TimelineItem {
  readonly key: string;
  /** An instant, where it is known. */
  readonly at: string | undefined;
  readonly what: ReactNode;
  readonly more?: ReactNode;
}

/** What happened, with when and by whom. */
export function TimelineList({ items }: { readonly items: readonly TimelineItem[] }): ReactNode {
  const { dateTime } = useWords();
  return (
    <ol className="timeline-list">
      {items.map(({ key, at, what, more }) => (
        <li key={key}>
          {at === undefined ? <span className="timeline-when">—</span> : <time dateTime={at}>{dateTime(at)}</time>}
          {what}
          {more !== undefined && <div className="quiet">{more}</div>}
        </li>
      ))}
    </ol>
  );
}
