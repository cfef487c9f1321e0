import type { ReactNode } from 'react';

/** How a state is to be taken: `good` is done or fine, `warn` wants somebody soon, `bad` is late or refused, `busy` goes on. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

/** A state as a word on a colour with enough contrast. The colour never stands alone. Long lists have many: it is as light as can be. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={`status-tag status-${tone}`}>{children}</span>;
}
