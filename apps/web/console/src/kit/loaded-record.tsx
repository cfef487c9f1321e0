import type { ReactNode } from 'react';
import { PageHeader } from './page-header.js';
import { type Loadable, Loaded } from './states.js';

/** A read whose answer is the whole page, heading included: until it is there, or where it fails, `title` is the heading. */
export function LoadedRecord<Data>({
  of,
  title,
  children,
}: {
  readonly of: Loadable<Data>;
  readonly title: string;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  return (
    <>
      {of.data === undefined && <PageHeader title={title} />}
      <Loaded of={of}>{children}</Loaded>
    </>
  );
}
