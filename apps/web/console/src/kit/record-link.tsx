import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A record's name that opens its drawer: a real link, so that it works by keyboard and in a new tab. */
export function RecordLink({
  id,
  children,
  param = 'open',
}: {
  readonly id: string;
  readonly children: ReactNode;
  readonly param?: string;
}): ReactNode {
  return (
    <Link to="." search={((before: object) => ({ ...before, [param]: id })) as never} className="record-link">
      {children}
    </Link>
  );
}
