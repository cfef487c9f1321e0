import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** How a state is to be taken: `good` is done or fine, `warn` wants somebody soon, `bad` is late or refused, `busy` goes on. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

const colours: Readonly<Record<Tone, string>> = {
  good: '#237804',
  warn: '#874d00',
  bad: '#b3261e',
  busy: '#0958d9',
  quiet: '#595959',
};

/** A state as a word on a colour with enough contrast. The colour never stands alone. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <Tag variant="solid" color={colours[tone]}>
      {children}
    </Tag>
  );
}
