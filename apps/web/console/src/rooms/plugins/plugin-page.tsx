import './plugins.css';
import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { type PluginManifest, type PluginView, usePluginManifest } from '../../app/plugin-manifest.js';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { LoadFailed, PageLoading } from '../../kit/states.js';
import { PluginBoundary } from './plugin-boundary.js';
import { pluginTexts } from './plugins.texts.js';
import type { ViewProps } from './view-props.js';

interface Address {
  readonly plugin?: string;
  readonly page?: string;
  readonly id?: string;
}

/** A page of a plugin: what the manifest says about it decides who draws it. */
export function Page(): ReactNode {
  const address = useParams({ strict: false }) as Address;
  const { t } = useWords(pluginTexts);
  const { data, error, refetch } = usePluginManifest();
  if (data) return <FoundPage manifest={data} address={address} />;
  if (!error) return <PageLoading />;
  return (
    <>
      <PageHeader title={t('nav.pluginPage')} />
      <LoadFailed problem={error} onRetry={() => void refetch()} />
    </>
  );
}

function FoundPage({ manifest, address }: { readonly manifest: PluginManifest; readonly address: Address }): ReactNode {
  const plugin = manifest.plugins.find((one) => one.id === address.plugin);
  const page = plugin?.pages.find((one) => one.id === address.page);
  const View = page && viewOf(page.view);
  if (!plugin || !page || !View || (page.view.kind === 'detail' && address.id === undefined)) return <Gone />;
  return (
    <PluginBoundary key={`${plugin.id}/${page.id}/${address.id ?? ''}/${plugin.modules ?? ''}`} plugin={plugin}>
      <Suspense fallback={<PageLoading />}>
        <View plugin={plugin} page={page} view={page.view} {...(address.id !== undefined && { id: address.id })} />
      </Suspense>
    </PluginBoundary>
  );
}

function Gone(): ReactNode {
  const { t } = useWords(pluginTexts);
  return <PageHeader title={t('plugin.gone')} hint={t('plugin.goneHint')} />;
}

type AnyView = ComponentType<ViewProps>;

/** Each kind is fetched when the first page of it is opened. */
const views: Readonly<Record<PluginView['kind'], AnyView>> = {
  table: lazily(async () => (await import('./views/table-view.js')).TableView),
  form: lazily(async () => (await import('./views/form-view.js')).FormView),
  detail: lazily(async () => (await import('./views/detail-view.js')).DetailView),
  board: lazily(async () => (await import('./views/board-view.js')).BoardView),
  stats: lazily(async () => (await import('./views/stats-view.js')).StatsView),
  timeline: lazily(async () => (await import('./views/timeline-view.js')).TimelineView),
  mapLayer: lazily(async () => (await import('./views/map-view.js')).MapView),
  module: lazily(async () => (await import('./module/module-view.js')).ModuleView),
};

/** A kind that a newer server knows and this console does not is not there. */
function viewOf(view: PluginView): AnyView | undefined {
  return Object.hasOwn(views, view.kind) ? views[view.kind] : undefined;
}

function lazily<View extends PluginView>(load: () => Promise<ComponentType<ViewProps<View>>>): AnyView {
  return lazy(async () => ({ default: (await load()) as AnyView }));
}
