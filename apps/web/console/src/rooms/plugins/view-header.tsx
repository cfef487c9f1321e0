import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { pluginTexts } from './plugins.texts.js';
import type { ViewProps } from './view-props.js';

interface Props extends Pick<ViewProps, 'plugin' | 'page'> {
  /** In place of the page's own title. */
  readonly title?: string;
  readonly actions?: ReactNode;
}

/** Head of a plugin's page: as every page of the console, and whose it is. */
export function ViewHeader({ plugin, page, title, actions }: Props): ReactNode {
  const { t, label } = useWords(pluginTexts);
  return (
    <PageHeader
      title={title ?? label(page.title)}
      hint={t('plugin.from', { name: label(plugin.label) })}
      {...(actions !== undefined && { actions })}
    />
  );
}
