import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { PluginScreens } from '../../app/plugin-manifest.js';
import { Problem } from '../../app/api.js';
import { useWords, type Words } from '../../app/words.js';
import { LoadFailed, PageLoading } from '../../kit/states.js';
import { pluginTexts } from './plugins.texts.js';

const texts: Readonly<Record<string, string>> = {
  'plugin.nonsense': 'plugin.nonsense',
  'plugin.tooMany': 'plugin.tooMany',
  'plugin.address': 'plugin.address',
  'answer.unreadable': 'plugin.unreadable',
};

/** What went wrong with a plugin's route, in words that say whose it is. */
export function explained(problem: Problem, plugin: PluginScreens, { t, label }: Pick<Words, 't' | 'label'>): Problem {
  const text =
    texts[problem.code] ?? (problem.message === '' && problem.status !== 0 ? 'plugin.unreadable' : undefined);
  if (text === undefined) return problem;
  return new Problem(problem.status, problem.code, t(text, { name: label(plugin.label) }));
}

interface Readable<Data> {
  readonly data: Data | undefined;
  readonly error: Problem | null;
  readonly refetch: () => unknown;
}

/** A source in whichever state it is; the children get what it answered. */
export function SourceLoaded<Data>({
  plugin,
  of,
  part = false,
  children,
}: {
  readonly plugin: PluginScreens;
  readonly of: Readable<Data>;
  /** It stands inside a panel. */
  readonly part?: boolean;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  const words = useWords(pluginTexts);
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <LoadFailed problem={explained(of.error, plugin, words)} onRetry={() => void of.refetch()} />;
  return part ? <PartLoading /> : <PageLoading />;
}

function PartLoading(): ReactNode {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton active title={false} paragraph={{ rows: 3 }} />
    </div>
  );
}
