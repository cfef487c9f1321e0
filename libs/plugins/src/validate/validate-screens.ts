import { pageIcons, pageSections, panelKinds, panelSlots } from '../define/screens.js';
import { isRecord, type Problems, show } from './problems.js';
import { checkColumns, checkRoles, checkSource } from './validate-columns.js';
import { checkPoints, checkView, type Screens } from './validate-view.js';

const panelKeys = ['slot', 'title', 'kind', 'source', 'columns', 'roles'];
const pageKeys = ['id', 'section', 'icon', 'roles', 'view'];
const layerKeys = ['id', 'roles', 'source', 'latitude', 'longitude', 'title', 'state'];

/** Checks panels, pages and map layers. */
export function checkScreens(problems: Problems, plugin: Record<string, unknown>): void {
  const panels = problems.records('panels', plugin.panels);
  const pages = problems.records('pages', plugin.pages);
  const layers = problems.records('mapLayers', plugin.mapLayers);
  for (const [path, panel] of panels) checkPanel(problems, path, panel);
  const screens: Screens = {
    pages: pages.map(([, page]) => String(page.id)),
    details: pages.filter(([, page]) => kindOf(page) === 'detail').map(([, page]) => String(page.id)),
  };
  for (const [path, page] of pages) checkPage(problems, path, page, screens);
  for (const [path, layer] of layers) checkLayer(problems, path, layer);
  const reports = problems.items('reports', plugin.reports).filter(isRecord);
  problems.unique('pages', [...screens.pages, ...reports.map((one) => String(one.code))], 'the id');
  problems.unique(
    'mapLayers',
    layers.map(([, one]) => String(one.id)),
    'the id',
  );
  const controllers = Array.isArray(plugin.controllers) ? plugin.controllers : [];
  if (controllers.length > 0 || plugin.requests !== undefined) return;
  const asking = { panels, pages: pages.filter(([, page]) => kindOf(page) !== 'module'), mapLayers: layers, reports };
  for (const [name, list] of Object.entries(asking)) {
    if (list.length === 0) continue;
    problems.add(name, 'have nowhere to get their data: add the request or the controller that answers their source.');
  }
}

function kindOf(page: Record<string, unknown>): unknown {
  return isRecord(page.view) ? page.view.kind : undefined;
}

function checkPanel(problems: Problems, path: string, panel: Record<string, unknown>): void {
  problems.unknownKeys(path, panel, panelKeys);
  problems.oneOf(`${path}.slot`, panel.slot, panelSlots);
  problems.oneOf(`${path}.kind`, panel.kind, panelKinds);
  if (typeof panel.title !== 'string' || panel.title === '')
    problems.add(`${path}.title`, 'is missing: write the key of its text in labels.');
  if (panel.columns !== undefined) {
    checkColumns(problems, `${path}.columns`, panel.columns);
    const least = panel.kind === 'line' || panel.kind === 'bar' ? 2 : 1;
    if (Array.isArray(panel.columns) && panel.columns.length > 0 && panel.columns.length < least)
      problems.add(`${path}.columns`, 'has only the axis: add the column with the numbers.');
  }
  if (panel.roles !== undefined) checkRoles(problems, `${path}.roles`, panel.roles);
  checkSource(problems, `${path}.source`, panel.source);
}

function checkPage(problems: Problems, path: string, page: Record<string, unknown>, screens: Screens): void {
  problems.unknownKeys(path, page, pageKeys);
  problems.kebab(`${path}.id`, page.id);
  if (page.section !== undefined) problems.oneOf(`${path}.section`, page.section, pageSections);
  if (page.icon !== undefined) problems.oneOf(`${path}.icon`, page.icon, pageIcons);
  checkRoles(problems, `${path}.roles`, page.roles);
  if (!isRecord(page.view)) {
    problems.add(`${path}.view`, `is ${show(page.view)}: write { kind: 'table', … }.`);
    return;
  }
  if (page.view.kind === 'detail' && page.section !== undefined)
    problems.add(`${path}.section`, 'is set for a detail, which others open by the id of a row: leave it out.');
  checkView(problems, `${path}.view`, page.view, screens);
}

function checkLayer(problems: Problems, path: string, layer: Record<string, unknown>): void {
  problems.unknownKeys(path, layer, layerKeys);
  problems.kebab(`${path}.id`, layer.id);
  checkRoles(problems, `${path}.roles`, layer.roles);
  checkPoints(problems, path, layer);
}
