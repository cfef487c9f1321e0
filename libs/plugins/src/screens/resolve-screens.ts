import type { FormSchema } from '@redmaple/forms';
import {
  type Label,
  labelAt,
  labelledForm,
  labelOf,
  optionTextKeys,
  type Labels,
  fieldTextKeys,
} from '../define/labels.js';
import type { Report } from '../define/parts/report.js';
import type { PluginDefinition } from '../define/plugin.js';
import type { Column, MapLayer, MapLayerView, PageAction, PageView, Panel, TimelineView } from '../define/screens.js';
import type {
  PluginScreens,
  ScreenAction,
  ScreenColumn,
  ScreenLayer,
  ScreenOption,
  ScreenPage,
  ScreenPanel,
  ScreenPoints,
  ScreenTimeline,
  ScreenView,
} from './manifest.dto.js';

/** Whether somebody may see what is meant for `roles`; undefined = everybody. */
type Sees = (roles: readonly string[] | undefined) => boolean;

/**
 * The screens of a plugin for somebody with these roles, every text in both languages.
 * @param modules address of the plugin's files, if it has any.
 */
export function resolveScreens(plugin: PluginDefinition, held: readonly string[], modules?: string): PluginScreens {
  const sees: Sees = (roles) => roles === undefined || roles.some((one) => held.includes(one));
  const pages = (plugin.pages ?? []).filter((one) => sees(one.roles));
  return {
    id: plugin.id,
    label: labelOf(plugin.labels, plugin.id),
    pages: [
      ...pages.map(({ id, section, icon, view }): ScreenPage => {
        const words = new Words(plugin.labels, id);
        const title = labelOf(plugin.labels, id);
        return { id, title, ...(section && { section }), ...(icon && { icon }), view: viewOf(view, words, sees) };
      }),
      ...reportsSeen(plugin, held).map((one) => reportPage(one, plugin.labels)),
    ],
    panels: (plugin.panels ?? []).filter((one) => sees(one.roles)).map((one) => panelOf(one, plugin.labels)),
    mapLayers: (plugin.mapLayers ?? []).filter((one) => sees(one.roles)).map((one) => layerOf(one, plugin.labels)),
    ...(modules !== undefined &&
      pages.some(({ view }) => view.kind === 'module') && { modules, labels: plugin.labels }),
  };
}

/** The reports of a plugin that somebody with these roles finds. */
export function reportsSeen({ reports = [] }: PluginDefinition, held: readonly string[]): readonly Report[] {
  return reports.filter(({ roles }) => roles.some((one) => held.includes(one)));
}

/** A report is a table among the plugins' pages, with a way to take it along. */
function reportPage({ code, source, columns }: Report, labels: Labels): ScreenPage {
  const view = { kind: 'table' as const, source, columns: new Words(labels, code).columns(columns), actions: [] };
  return { id: code, title: labelOf(labels, code), section: 'plugins', icon: 'audit', view: { ...view, report: true } };
}

/** Finds the texts of one page, panel or layer. */
class Words {
  constructor(
    private readonly labels: Labels,
    private readonly owner: string,
  ) {}

  of(key: string): Label {
    return labelAt(this.labels, fieldTextKeys(this.owner, key));
  }

  unit(key: string): Label {
    return labelOf(this.labels, key);
  }

  form(form: FormSchema): FormSchema {
    return labelledForm(this.labels, this.owner, form);
  }

  options(key: string, values: readonly string[], tones: Column['tones']): ScreenOption[] {
    return values.map((value) => ({
      value,
      label: labelAt(this.labels, optionTextKeys(this.owner, key, value)),
      tone: tones?.[value] ?? 'neutral',
    }));
  }

  column({ key, kind = 'text', options, tones, unit, tone }: Column): ScreenColumn {
    return {
      key,
      heading: this.of(key),
      kind,
      ...(options && { options: this.options(key, options, tones) }),
      ...(unit !== undefined && { unit: this.unit(unit) }),
      ...(tone && { tone }),
    };
  }

  columns(columns: readonly Column[] | undefined): ScreenColumn[] {
    return (columns ?? []).map((one) => this.column(one));
  }
}

function viewOf(view: PageView, words: Words, sees: Sees): ScreenView {
  switch (view.kind) {
    case 'table': {
      const { kind, source, columns, open, actions } = view;
      const shown = { kind, source, columns: words.columns(columns), ...(open !== undefined && { open }) };
      return { ...shown, actions: actionsOf(actions, words, sees) };
    }
    case 'form': {
      const { kind, form, submit, open } = view;
      return { kind, form: words.form(form), submit: { ...submit }, ...(open !== undefined && { open }) };
    }
    case 'detail': {
      const { kind, source, fields, actions, timeline } = view;
      const shown = { kind, source, fields: words.columns(fields), actions: actionsOf(actions, words, sees) };
      return { ...shown, ...(timeline && { timeline: timelineOf(timeline, words) }) };
    }
    case 'board': {
      const { kind, source, lane, lanes, tones, title, fields, open, move } = view;
      return {
        kind,
        source,
        lane,
        lanes: words.options(lane, lanes, tones),
        titleKey: title,
        fields: words.columns(fields),
        ...(open !== undefined && { open }),
        ...(move && { move: { ...move } }),
      };
    }
    case 'stats':
      return { kind: view.kind, source: view.source, figures: words.columns(view.figures) };
    case 'timeline':
      return { kind: view.kind, ...timelineOf(view, words) };
    case 'mapLayer':
      return { kind: view.kind, ...pointsOf(view, words), ...(view.open !== undefined && { open: view.open }) };
    case 'module':
      return { kind: view.kind, file: view.file };
  }
}

function actionsOf(actions: readonly PageAction[] | undefined, words: Words, sees: Sees): ScreenAction[] {
  return (actions ?? [])
    .filter((one) => sees(one.roles))
    .map(({ id, method, path, form, confirm }) => ({
      id,
      label: words.of(id),
      method,
      path,
      ...(form && { form: words.form(form) }),
      confirm: confirm ?? false,
      row: path.includes(':'),
    }));
}

function timelineOf({ source, at, title, text }: Omit<TimelineView, 'kind'>, words: Words): ScreenTimeline {
  return { source, at, title: words.column(title), ...(text !== undefined && { text }) };
}

function pointsOf(layer: Omit<MapLayerView, 'kind' | 'open'>, words: Words): ScreenPoints {
  const { source, latitude, longitude, title, state } = layer;
  return { source, latitude, longitude, titleKey: title, ...(state && { state: words.column(state) }) };
}

function layerOf(layer: MapLayer, labels: Labels): ScreenLayer {
  return { id: layer.id, title: labelOf(labels, layer.id), ...pointsOf(layer, new Words(labels, layer.id)) };
}

/** A panel of SDK 1.0 names no columns: its rows are `label` and `value`. */
function panelOf({ slot, title: key, kind, source, columns }: Panel, labels: Labels): ScreenPanel {
  const title = labelOf(labels, key);
  const value: ScreenColumn = { key: 'value', heading: title, kind: 'number' };
  const plain = kind === 'number' ? [value] : [{ key: 'label', heading: title, kind: 'text' } as const, value];
  return { slot, title, kind, source, columns: columns ? new Words(labels, key).columns(columns) : plain };
}
