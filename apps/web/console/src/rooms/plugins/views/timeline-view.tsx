import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PluginScreens, TimelineView as View } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { Empty } from '../../../kit/states.js';
import { TimelineList } from '../../../kit/timeline-list.js';
import type { Row } from '../answers.js';
import { pluginTexts } from '../plugins.texts.js';
import { SourceLoaded } from '../source-states.js';
import { useRows } from '../use-source.js';
import { Value } from '../value.js';
import { isInstant, missing, plainText } from '../values.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

/** What happened, newest first. */
export function TimelineView({ plugin, page, view, id }: ViewProps<View>): ReactNode {
  return (
    <>
      <ViewHeader plugin={plugin} page={page} />
      <div className="panel">
        <Happened plugin={plugin} timeline={view} {...(id !== undefined && { id })} />
      </div>
    </>
  );
}

interface Props {
  readonly plugin: PluginScreens;
  readonly timeline: Omit<View, 'kind'>;
  readonly id?: string;
}

/** The list itself; below a record, too. */
export function Happened({ plugin, timeline, id }: Props): ReactNode {
  const { t } = useWords(pluginTexts);
  const { rows, result } = useRows({ plugin: plugin.id, path: timeline.source, values: { id } });
  return (
    <SourceLoaded plugin={plugin} of={result} part>
      {() =>
        rows.length === 0 ? (
          <Empty title={t('plugin.empty')} hint={t('plugin.emptyHint')} />
        ) : (
          <>
            <TimelineList items={newestFirst(rows, timeline.at).map((row) => itemOf(row, timeline))} />
            {result.hasNextPage && (
              <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
                {t('list.more')}
              </Button>
            )}
          </>
        )
      }
    </SourceLoaded>
  );
}

function itemOf({ id, values }: Row, { at, title, text }: Props['timeline']) {
  const when = values[at];
  const more = text === undefined ? missing : plainText(values[text]);
  return {
    key: id,
    at: isInstant(when) ? when : undefined,
    what: <Value column={title} value={values[title.key]} />,
    ...(more !== missing && { more }),
  };
}

/** What has no time comes last. */
function newestFirst(rows: readonly Row[], at: string): Row[] {
  const time = ({ values }: Row): number => {
    const when = values[at];
    return isInstant(when) ? Date.parse(when) : Number.NEGATIVE_INFINITY;
  };
  return [...rows].sort((one, other) => (time(one) === time(other) ? 0 : time(other) - time(one)));
}
