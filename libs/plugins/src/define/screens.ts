import type { FormSchema } from '@redmaple/forms';
import type { CoreRole } from '@redmaple/platform';
import type { tones } from './tones.js';

/** Places of the screens that show plugin panels. @since 1.0.0 */
export const panelSlots = ['county.dashboard', 'team.detail', 'volunteer.detail', 'incident.detail'] as const;
/** How a panel may show its numbers. @since 1.0.0 */
export const panelKinds = ['line', 'bar', 'table', 'number'] as const;

/**
 * A panel drawn by the console from data of the plugin's own route. `line`, `bar` and `table` are rows, `number` is one object;
 * the source of a detail slot is asked with `?id=<id of the record>`. @since 1.0.0
 */
export interface Panel {
  readonly slot: (typeof panelSlots)[number];
  /** Key of its title in `labels`. */
  readonly title: string;
  readonly kind: (typeof panelKinds)[number];
  /** Path below `/api/v1/plugins/<id>/` that answers the rows. */
  readonly source: string;
  /**
   * What of a row is shown; texts `<title>.<key>` or `<key>`. Of `line` and `bar` the first is the axis and the others are numbers; of
   * `number` the first is the figure. Left out: `label` and `value`, of `number` only `value`, under the panel's title. @since 1.1.0
   */
  readonly columns?: readonly Column[];
  /** Who finds it; everybody who sees the place when left out. The route decides all the same. @since 1.1.0 */
  readonly roles?: readonly CoreRole[];
}

/** Parts of the console's navigation that take pages of plugins. @since 1.1.0 */
export const pageSections = ['station', 'recruitment', 'people', 'duty', 'projects', 'plugins'] as const;

/** Icons that a page may choose from; the console draws them. @since 1.1.0 */
export const pageIcons = [
  'patrol',
  'tools',
  'teams',
  'training',
  'projects',
  'areas',
  'audit',
  'health',
  'plugins',
] as const;

/** How a value is written for a reader: `date` and `time` are instants (ISO 8601) shown in the county's time. @since 1.1.0 */
export const cellKinds = ['text', 'number', 'date', 'time', 'choice', 'yesNo'] as const;

/** A value of a row. Its heading is the text `<page id>.<key>` or `<key>` in `labels`. @since 1.1.0 */
export interface Column {
  /** Property of the row. */
  readonly key: string;
  /** `text` when left out. */
  readonly kind?: (typeof cellKinds)[number];
  /** What a `choice` may be; texts `<page id>.<key>.<option>`, `<key>.<option>` or `<option>`. */
  readonly options?: readonly string[];
  /** Meaning of options: what is left out is `neutral`. */
  readonly tones?: Readonly<Record<string, (typeof tones)[number]>>;
  /** Key of the unit's text, written behind a number. */
  readonly unit?: string;
  /** Meaning of a number whatever it is: the colour of its bars or line in a panel. */
  readonly tone?: (typeof tones)[number];
}

/**
 * Something a reader can do. Its text is `<page id>.<id>` or `<id>`. A path with `:name` takes the property of the row it stands
 * beside; one without stands above the whole page. @since 1.1.0
 */
export interface PageAction {
  readonly id: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/plugins/<id>/`, such as `points/:id/inspections`. */
  readonly path: string;
  /** What is asked before; its answers are the body. Texts of its fields as everywhere, `<page id>.<field>` or `<field>`. */
  readonly form?: FormSchema;
  /** Asks whether it is meant. */
  readonly confirm?: boolean;
  /** Who finds it; everybody who finds the page when left out. The route decides all the same. */
  readonly roles?: readonly CoreRole[];
}

/** Rows as a list. The source answers an array, or `{ items, next }` and takes `after` and `limit`. @since 1.1.0 */
export interface TableView {
  readonly kind: 'table';
  readonly source: string;
  readonly columns: readonly Column[];
  /** Id of the plugin's `detail` page that a row opens, by the row's `id`. */
  readonly open?: string;
  readonly actions?: readonly PageAction[];
}

/** A form of its own. @since 1.1.0 */
export interface FormView {
  readonly kind: 'form';
  readonly form: FormSchema;
  readonly submit: { readonly method: 'POST' | 'PUT'; readonly path: string };
  /** Id of the page that opens when it was taken; a `detail` page by the `id` of the answer. */
  readonly open?: string;
}

/** One record: the source holds `:id`. @since 1.1.0 */
export interface DetailView {
  readonly kind: 'detail';
  readonly source: string;
  readonly fields: readonly Column[];
  readonly actions?: readonly PageAction[];
  /** What happened to it, below its fields. */
  readonly timeline?: Omit<TimelineView, 'kind'>;
}

/** Cards in lanes. @since 1.1.0 */
export interface BoardView {
  readonly kind: 'board';
  readonly source: string;
  /** Property that says the lane, and the lanes in their order; texts as for options. */
  readonly lane: string;
  readonly lanes: readonly string[];
  /** Meaning of lanes: what is left out is `neutral`. */
  readonly tones?: Readonly<Record<string, (typeof tones)[number]>>;
  /** Property that names a card. */
  readonly title: string;
  readonly fields?: readonly Column[];
  readonly open?: string;
  /** Moves a card: the body is `{ [lane]: <new lane> }`. Without it cards stay where they are. */
  readonly move?: { readonly method: 'PUT' | 'PATCH' | 'POST'; readonly path: string };
}

/** Numbers at a glance: the source answers one object. @since 1.1.0 */
export interface StatsView {
  readonly kind: 'stats';
  readonly source: string;
  readonly figures: readonly Column[];
}

/** What happened, newest first. @since 1.1.0 */
export interface TimelineView {
  readonly kind: 'timeline';
  readonly source: string;
  /** Property with the instant. */
  readonly at: string;
  readonly title: Column;
  /** Property with a line more. */
  readonly text?: string;
}

/** Points on the map of the county, in WGS-84 degrees. @since 1.1.0 */
export interface MapLayerView {
  readonly kind: 'mapLayer';
  readonly source: string;
  readonly latitude: string;
  readonly longitude: string;
  /** Property that names a point. */
  readonly title: string;
  readonly state?: Column;
  readonly open?: string;
}

/**
 * A page that the plugin draws itself: an ES module in the package's folder `web/` whose default export is
 * `(host) => Component`. Console only; see the plugin guide for what `host` offers. @since 1.1.0
 */
export interface ModuleView {
  readonly kind: 'module';
  /** Name of the file in `web/`, such as `calendar.js`. */
  readonly file: string;
}

/** What a page shows, as data or as a module of its own. @since 1.1.0 */
export type PageView =
  | TableView
  | FormView
  | DetailView
  | BoardView
  | StatsView
  | TimelineView
  | MapLayerView
  | ModuleView;

/** A page of the console at `/console/x/<plugin id>/<page id>`. Its title is the text `<page id>` in `labels`. @since 1.1.0 */
export interface PluginPage {
  readonly id: string;
  /** Where it stands in the navigation; a page that others open (a `detail`) has none. */
  readonly section?: (typeof pageSections)[number];
  readonly icon?: (typeof pageIcons)[number];
  /** Who finds it. Its routes decide who may read. */
  readonly roles: readonly CoreRole[];
  readonly view: PageView;
}

/** Points that the dispatch map can show. Its name is the text `<layer id>` in `labels`. @since 1.1.0 */
export interface MapLayer extends Omit<MapLayerView, 'kind' | 'open'> {
  readonly id: string;
  readonly roles: readonly CoreRole[];
}
