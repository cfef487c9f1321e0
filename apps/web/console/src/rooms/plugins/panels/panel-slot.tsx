import { lazy, type ReactNode, Suspense } from 'react';
import { type PanelSlot, usePluginManifest } from '../../../app/plugin-manifest.js';

const PluginPanels = lazy(async () => ({ default: (await import('./plugin-panels.js')).PluginPanels }));

interface Props {
  readonly slot: PanelSlot;
  readonly id?: string;
  readonly level?: 2 | 3;
}

/** A place for panels of plugins: it costs a page nothing where no plugin has one for it. */
export function PanelSlotPlace(props: Props): ReactNode {
  const { data } = usePluginManifest();
  const some = data?.plugins.some(({ panels }) => panels.some(({ slot }) => slot === props.slot)) ?? false;
  return some ? (
    <Suspense>
      <PluginPanels {...props} />
    </Suspense>
  ) : null;
}
