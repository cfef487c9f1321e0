import { fieldTextKeys, optionTextKeys } from '../define/labels.js';
import { formNeeds, type Need, records } from './label-needs.js';
import { isRecord } from './problems.js';

/** What a person reads on the screens of a plugin. */
export function screenNeeds(plugin: Record<string, unknown>): Need[] {
  const pages = records(plugin.pages);
  const panels = records(plugin.panels);
  return [
    // The name of the plugin stands above its pages.
    ...(pages.length > 0 ? [{ keys: [String(plugin.id)], path: 'id' }] : []),
    ...panels.flatMap((panel, index) => panelNeeds(panel, `panels[${index}]`)),
    ...pages.flatMap((page, index) => pageNeeds(page, `pages[${index}]`)),
    ...records(plugin.mapLayers).flatMap((layer, index) => {
      const path = `mapLayers[${index}]`;
      const owner = String(layer.id);
      return [{ keys: [owner], path: `${path}.id` }, ...columnNeeds(layer.state, owner, `${path}.state`)];
    }),
  ];
}

function panelNeeds(panel: Record<string, unknown>, path: string): Need[] {
  const title = String(panel.title);
  return [{ keys: [title], path: `${path}.title` }, ...columnsNeeds(panel.columns, title, `${path}.columns`)];
}

function pageNeeds(page: Record<string, unknown>, path: string): Need[] {
  const owner = String(page.id);
  const title = { keys: [owner], path: `${path}.id` };
  return isRecord(page.view) ? [title, ...viewNeeds(page.view, owner, `${path}.view`)] : [title];
}

function viewNeeds(view: Record<string, unknown>, owner: string, path: string): Need[] {
  const timeline = isRecord(view.timeline) ? view.timeline : {};
  return [
    ...['columns', 'fields', 'figures'].flatMap((list) => columnsNeeds(view[list], owner, `${path}.${list}`)),
    ...columnNeeds(view.title, owner, `${path}.title`),
    ...columnNeeds(view.state, owner, `${path}.state`),
    ...columnNeeds(timeline.title, owner, `${path}.timeline.title`),
    ...optionNeeds(view.lanes, owner, String(view.lane), `${path}.lanes`),
    ...formNeeds(view.form, owner, `${path}.form`),
    ...records(view.actions).flatMap((action, index) => {
      const at = `${path}.actions[${index}]`;
      const text = { keys: fieldTextKeys(owner, String(action.id)), path: `${at}.id` };
      return [text, ...formNeeds(action.form, owner, `${at}.form`)];
    }),
  ];
}

export function columnsNeeds(columns: unknown, owner: string, path: string): Need[] {
  return records(columns).flatMap((column, index) => columnNeeds(column, owner, `${path}[${index}]`));
}

/** The title of a board's card is the name of a property, that of a timeline is a column. */
function columnNeeds(column: unknown, owner: string, path: string): Need[] {
  if (!isRecord(column)) return [];
  const key = String(column.key);
  return [
    { keys: fieldTextKeys(owner, key), path: `${path}.key` },
    ...optionNeeds(column.options, owner, key, `${path}.options`),
    ...(typeof column.unit === 'string' ? [{ keys: [column.unit], path: `${path}.unit` }] : []),
  ];
}

function optionNeeds(options: unknown, owner: string, key: string, path: string): Need[] {
  const list: unknown[] = Array.isArray(options) ? options : [];
  return list.map(String).map((option) => ({ keys: optionTextKeys(owner, key, option), path: `${path}.${option}` }));
}
