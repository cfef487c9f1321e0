import type { ErrorComponentProps } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { problemText } from './problem-text.js';

/** While a page is fetched: grey lines in its shape, and a word for those who listen. */
export function PageLoading(): ReactNode {
  const { t } = useWords();
  return (
    <div className="panel" role="status" aria-label={t('state.loading')}>
      <Skeleton active title={false} paragraph={{ rows: 7 }} />
    </div>
  );
}

/** What could not be loaded, why, and the way to try again. */
export function LoadFailed({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}): ReactNode {
  const { t } = useWords();
  const offline = problem.code === 'network';
  return (
    <div className="state-failed">
      <Alert
        type="error"
        showIcon
        role="alert"
        title={offline ? t('state.offline') : t('state.failed')}
        description={offline ? t('state.offlineHint') : problemText(problem, t)}
        action={<Button onClick={onRetry}>{t('state.retry')}</Button>}
      />
    </div>
  );
}

/** Nothing there: says why, and what to do about it. */
export function Empty({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="state-empty">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {action}
    </div>
  );
}

/** A page or a plugin's part that threw: the rest of the console goes on. */
export function Broken({ reset }: Pick<ErrorComponentProps, 'reset'>): ReactNode {
  const { t } = useWords();
  return (
    <div className="state-failed">
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('state.broken')}
        description={t('state.brokenHint')}
        action={<Button onClick={reset}>{t('state.retry')}</Button>}
      />
    </div>
  );
}

export interface Loadable<Data> {
  readonly data: Data | undefined;
  readonly error: Problem | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Shows a read in whichever state it is; the children get its answer. */
export function Loaded<Data>({
  of,
  children,
}: {
  readonly of: Loadable<Data>;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <LoadFailed problem={of.error} onRetry={() => void of.refetch()} />;
  return <PageLoading />;
}
