import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type DetailView as View, type PluginAction, pluginPagePath } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { Facts } from '../../../kit/facts.js';
import { ActionButtons } from '../actions.js';
import { pluginTexts } from '../plugins.texts.js';
import { SourceLoaded } from '../source-states.js';
import { useRecord } from '../use-source.js';
import { Value } from '../value.js';
import { missing, valueText } from '../values.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';
import { Happened } from './timeline-view.js';

/** One record: what it is, what can be done with it, what happened to it. */
export function DetailView({ plugin, page, view, id = '' }: ViewProps<View>): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  const navigate = useNavigate();
  const record = useRecord({ plugin: plugin.id, path: view.source, values: { id } });
  const [first] = view.fields;
  const named = first && record.data ? valueText(first, record.data[first.key], words) : missing;
  const title = named === missing ? label(page.title) : named;
  const opener = plugin.pages.find((one) => 'open' in one.view && one.view.open === page.id);
  const back = opener && pluginPagePath(plugin.id, opener.id);
  const done = (action: PluginAction): void => {
    if (action.method === 'DELETE' && back !== undefined) void navigate({ to: back });
  };
  return (
    <>
      {opener && back !== undefined && (
        <p className="plugin-back">
          <Link to={back}>{t('plugin.back', { title: label(opener.title) })}</Link>
        </p>
      )}
      <ViewHeader
        plugin={plugin}
        page={page}
        title={title}
        actions={
          record.data && (
            <ActionButtons
              plugin={plugin}
              actions={view.actions ?? []}
              values={{ ...record.data, id }}
              name={title}
              onDone={done}
            />
          )
        }
      />
      <SourceLoaded plugin={plugin} of={record}>
        {(values) => (
          <section className="panel" aria-label={t('plugin.facts')}>
            <Facts
              rows={view.fields.map((field) => [
                label(field.heading),
                <Value key={field.key} column={field} value={values[field.key]} />,
              ])}
            />
          </section>
        )}
      </SourceLoaded>
      {view.timeline && record.data && (
        <section className="panel" aria-label={t('plugin.history')}>
          <h2>{t('plugin.history')}</h2>
          <Happened plugin={plugin} timeline={view.timeline} id={id} />
        </section>
      )}
    </>
  );
}
