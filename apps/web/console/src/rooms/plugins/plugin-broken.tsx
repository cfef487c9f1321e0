import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { PluginScreens } from '../../app/plugin-manifest.js';
import { useWords } from '../../app/words.js';
import { usePageTitle } from '../../kit/page-title.js';
import { pluginTexts } from './plugins.texts.js';

interface Props {
  readonly plugin: PluginScreens;
  readonly part: boolean;
  readonly onRetry: () => void;
}

/** In the place of a plugin's page or part that has broken: whose it is, and the way to try again. */
export function PluginBroken({ plugin, part, onRetry }: Props): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const heading = usePageTitle();
  const name = label(plugin.label);
  const card = (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(part ? 'plugin.brokenPart' : 'plugin.broken', { name })}
      description={t('plugin.brokenHint')}
      action={<Button onClick={onRetry}>{t('state.retry')}</Button>}
    />
  );
  if (part) return card;
  return (
    <>
      <header className="page-header">
        <h1 ref={heading}>{name}</h1>
      </header>
      {card}
    </>
  );
}
