import type { ReactNode } from 'react';
import type { StatsView as View } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { pluginTexts } from '../plugins.texts.js';
import { SourceLoaded } from '../source-states.js';
import { useRecord } from '../use-source.js';
import { Value } from '../value.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

/** Numbers at a glance. */
export function StatsView({ plugin, page, view, id }: ViewProps<View>): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const record = useRecord({ plugin: plugin.id, path: view.source, values: { id } });
  return (
    <>
      <ViewHeader plugin={plugin} page={page} />
      <SourceLoaded plugin={plugin} of={record}>
        {(values) => (
          <section aria-label={t('plugin.figures')}>
            <dl className="plugin-figures">
              {view.figures.map((figure) => (
                <div key={figure.key} className="panel">
                  <dt>{label(figure.heading)}</dt>
                  <dd>
                    <Value column={figure} value={values[figure.key]} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </SourceLoaded>
    </>
  );
}
