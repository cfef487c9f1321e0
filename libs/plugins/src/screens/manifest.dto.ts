import type { FormSchema } from '@redmaple/forms';
import type { Label, Labels } from '../define/labels.js';
import type { cellKinds, pageIcons, pageSections, panelKinds, panelSlots } from '../define/screens.js';
import type { tones } from '../define/tones.js';

// The screens of plugins as a console draws them: every text in both languages, every part that can be left out but few filled in.

/** One of the values that a `choice` may have. */
export interface ScreenOption {
  value: string;
  label: Label;
  tone: (typeof tones)[number];
}

/** A value of a row with its heading. */
export interface ScreenColumn {
  /** Property of the row. */
  key: string;
  heading: Label;
  kind: (typeof cellKinds)[number];
  /** Of a `choice`. */
  options?: ScreenOption[];
  /** Written behind a number. */
  unit?: Label;
  /** Gives the bars or the line of a panel their colour. */
  tone?: (typeof tones)[number];
}

/** Something the reader may do. */
export interface ScreenAction {
  id: string;
  label: Label;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/plugins/<id>/`; `:name` stands for the property of the row. */
  path: string;
  /** Asked before; its answers are the body. */
  form?: FormSchema;
  /** Asks whether it is meant. */
  confirm: boolean;
  /** Whether it belongs to a row, and not to the whole page. */
  row: boolean;
}

/** Where a form or a moved card is sent. */
export interface ScreenTarget {
  method: 'POST' | 'PUT' | 'PATCH';
  path: string;
}

export interface TableScreen {
  kind: 'table';
  source: string;
  columns: ScreenColumn[];
  /** Id of the page that a row opens. */
  open?: string;
  actions: ScreenAction[];
  /** It is a report: the reader may take it along as a file. */
  report?: boolean;
}

export interface FormScreen {
  kind: 'form';
  form: FormSchema;
  submit: ScreenTarget;
  /** Id of the page that opens when the form was taken; a detail page by the `id` of the answer. */
  open?: string;
}

/** What happened, newest first. */
export interface ScreenTimeline {
  source: string;
  /** Property with the instant. */
  at: string;
  title: ScreenColumn;
  /** Property with a line more. */
  text?: string;
}

export interface DetailScreen {
  kind: 'detail';
  /** Holds `:id`. */
  source: string;
  fields: ScreenColumn[];
  actions: ScreenAction[];
  timeline?: ScreenTimeline;
}

export interface BoardScreen {
  kind: 'board';
  source: string;
  /** Property that says the lane. */
  lane: string;
  lanes: ScreenOption[];
  /** Property that names a card. */
  titleKey: string;
  fields: ScreenColumn[];
  open?: string;
  /** Takes `{ [lane]: <new lane> }`; without it cards stay where they are. */
  move?: ScreenTarget;
}

export interface StatsScreen {
  kind: 'stats';
  source: string;
  figures: ScreenColumn[];
}

export interface TimelineScreen extends ScreenTimeline {
  kind: 'timeline';
}

/** Points of a map in WGS-84 degrees. */
export interface ScreenPoints {
  source: string;
  /** Property with the latitude. */
  latitude: string;
  longitude: string;
  /** Property that names a point. */
  titleKey: string;
  state?: ScreenColumn;
}

export interface MapScreen extends ScreenPoints {
  kind: 'mapLayer';
  open?: string;
}

export interface ModuleScreen {
  kind: 'module';
  /** Below the plugin's `modules`. */
  file: string;
}

export type ScreenView =
  | TableScreen
  | FormScreen
  | DetailScreen
  | BoardScreen
  | StatsScreen
  | TimelineScreen
  | MapScreen
  | ModuleScreen;

/** A page at `/console/x/<plugin id>/<page id>`. */
export interface ScreenPage {
  id: string;
  title: Label;
  /** Where it stands in the navigation; absent = others open it. */
  section?: (typeof pageSections)[number];
  icon?: (typeof pageIcons)[number];
  view: ScreenView;
}

/** A panel on a page of the core. */
export interface ScreenPanel {
  slot: (typeof panelSlots)[number];
  title: Label;
  kind: (typeof panelKinds)[number];
  source: string;
  /** Of `line` and `bar` the first is the axis; of `number` the first is the figure. */
  columns: ScreenColumn[];
}

/** A layer of the dispatch map. */
export interface ScreenLayer extends ScreenPoints {
  id: string;
  title: Label;
}

/** What one plugin shows the caller. */
export interface PluginScreens {
  id: string;
  label: Label;
  pages: ScreenPage[];
  panels: ScreenPanel[];
  mapLayers: ScreenLayer[];
  /** Address below which the modules of its pages lie; changes with any of its files. */
  modules?: string;
  /** All its texts, for `host.t` of its modules. */
  labels?: Labels;
}

/** The screens that plugins add to the caller's console. */
export interface ScreensManifest {
  /** Version of what a module finds in `host`. */
  apiVersion: 1;
  /** Plugins that are on in the county, in the order of the configuration; those with nothing to show him are left out. */
  plugins: PluginScreens[];
}
