import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Problem, send, type Shape } from './api.js';

export type PluginManifest = Shape<'ScreensManifest'>;
/** What a plugin that is on in the county shows to the reader. */
export type PluginScreens = Shape<'PluginScreens'>;
export type PluginPage = Shape<'ScreenPage'>;
export type PluginView = PluginPage['view'];
export type PluginPanel = Shape<'ScreenPanel'>;
export type PanelSlot = PluginPanel['slot'];
export type PluginLayer = Shape<'ScreenLayer'>;
export type PluginColumn = Shape<'ScreenColumn'>;
/** How a value of a row is written. */
export type ColumnKind = PluginColumn['kind'];
export type PluginOption = Shape<'ScreenOption'>;
export type PluginTone = PluginOption['tone'];
/** Something a reader can do, with a row or with the whole page. */
export type PluginAction = Shape<'ScreenAction'>;

export type TableView = Shape<'TableScreen'>;
export type FormView = Shape<'FormScreen'>;
export type TimelineView = Shape<'TimelineScreen'>;
export type DetailView = Shape<'DetailScreen'>;
export type BoardView = Shape<'BoardScreen'>;
export type StatsView = Shape<'StatsScreen'>;
export type MapLayerView = Shape<'MapScreen'>;
export type ModuleView = Shape<'ModuleScreen'>;

const address = '/api/v1/ui/manifest';

/** The screens of the county's plugins: read once a session, and anew when a plugin is switched (see live-topics.ts). */
export function usePluginManifest(): UseQueryResult<PluginManifest, Problem> {
  return useQuery<PluginManifest, Problem>({
    queryKey: [address],
    queryFn: () => send('get', address, {}),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** Address of a plugin's page below /console. */
export function pluginPagePath(plugin: string, page: string, id?: string): string {
  const parts = id === undefined ? [plugin, page] : [plugin, page, id];
  return `/x/${parts.map(encodeURIComponent).join('/')}`;
}
