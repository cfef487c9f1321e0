import type { FormSchema } from '@redmaple/forms';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Problem, sendLoosely } from './api.js';
import type { Label } from './words.js';

/** How a value of a row is written. */
export type ColumnKind = 'text' | 'number' | 'date' | 'time' | 'choice' | 'yesNo';
export type PluginTone = 'neutral' | 'info' | 'good' | 'warning' | 'bad';

export interface PluginOption {
  readonly value: string;
  readonly label: Label;
  readonly tone: PluginTone;
}

export interface PluginColumn {
  readonly key: string;
  readonly heading: Label;
  readonly kind: ColumnKind;
  readonly options?: readonly PluginOption[];
  readonly unit?: Label;
}

/** Something a reader can do, with a row or with the whole page. */
export interface PluginAction {
  readonly id: string;
  readonly label: Label;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly form?: FormSchema;
  readonly confirm: boolean;
  /** The path takes properties of a row. */
  readonly row: boolean;
}

export interface TableView {
  readonly kind: 'table';
  readonly source: string;
  readonly columns: readonly PluginColumn[];
  readonly open?: string;
  readonly actions?: readonly PluginAction[];
}

export interface FormView {
  readonly kind: 'form';
  readonly form: FormSchema;
  readonly submit: { readonly method: 'POST' | 'PUT'; readonly path: string };
  /** The page that opens when it was taken. */
  readonly open?: string;
}

export interface TimelineView {
  readonly kind: 'timeline';
  readonly source: string;
  readonly at: string;
  readonly title: PluginColumn;
  readonly text?: string;
}

export interface DetailView {
  readonly kind: 'detail';
  readonly source: string;
  readonly fields: readonly PluginColumn[];
  readonly actions?: readonly PluginAction[];
  readonly timeline?: Omit<TimelineView, 'kind'>;
}

export interface BoardView {
  readonly kind: 'board';
  readonly source: string;
  readonly lane: string;
  readonly lanes: readonly PluginOption[];
  readonly titleKey: string;
  readonly fields?: readonly PluginColumn[];
  readonly open?: string;
  readonly move?: { readonly method: 'PUT' | 'PATCH' | 'POST'; readonly path: string };
}

export interface StatsView {
  readonly kind: 'stats';
  readonly source: string;
  readonly figures: readonly PluginColumn[];
}

export interface MapLayerView {
  readonly kind: 'mapLayer';
  readonly source: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly titleKey: string;
  readonly state?: PluginColumn;
  readonly open?: string;
}

/** A page that an ES module of the plugin draws. */
export interface ModuleView {
  readonly kind: 'module';
  /** Below the plugin's `modules`. */
  readonly file: string;
}

export type PluginView =
  | TableView
  | FormView
  | DetailView
  | BoardView
  | StatsView
  | TimelineView
  | MapLayerView
  | ModuleView;

export interface PluginPage {
  readonly id: string;
  readonly title: Label;
  readonly section?: string;
  readonly icon?: string;
  readonly view: PluginView;
}

export type PanelSlot = 'county.dashboard' | 'team.detail' | 'volunteer.detail' | 'incident.detail';

export interface PluginPanel {
  readonly slot: PanelSlot;
  readonly title: Label;
  readonly kind: 'line' | 'bar' | 'table' | 'number';
  readonly source: string;
  /** Of `line` and `bar` the first is the axis; of `number` the first is the figure. */
  readonly columns: readonly PluginColumn[];
}

export interface PluginLayer extends Omit<MapLayerView, 'kind' | 'open'> {
  readonly id: string;
  readonly title: Label;
}

/** What a plugin that is on in the county shows to the reader. */
export interface PluginScreens {
  readonly id: string;
  readonly label: Label;
  readonly pages: readonly PluginPage[];
  readonly panels: readonly PluginPanel[];
  readonly mapLayers: readonly PluginLayer[];
  /** Address below which its modules lie. */
  readonly modules?: string;
  /** Its texts, where it has modules that ask for them. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface PluginManifest {
  readonly apiVersion: number;
  readonly plugins: readonly PluginScreens[];
}

const address = '/api/v1/ui/manifest';

/** The screens of the county's plugins: read once a session, and anew when a plugin is switched (see live-topics.ts). */
export function usePluginManifest(): UseQueryResult<PluginManifest, Problem> {
  return useQuery<PluginManifest, Problem>({
    queryKey: [address],
    queryFn: async () => (await sendLoosely({ verb: 'get', address })) as PluginManifest,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** Address of a plugin's page below /console. */
export function pluginPagePath(plugin: string, page: string, id?: string): string {
  const parts = id === undefined ? [plugin, page] : [plugin, page, id];
  return `/x/${parts.map(encodeURIComponent).join('/')}`;
}
