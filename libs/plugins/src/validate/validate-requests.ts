import { checkForm } from './validate-form.js';
import { checkRoles } from './validate-columns.js';
import { isRecord, type Problems, show } from './problems.js';

/** Method and path of a request. */
export const requestName = /^(GET|POST) ([a-z][a-z0-9]*(?:[-/][a-z0-9]+)*)$/;

/** Checks the routes of data that a plugin declares. */
export function checkRequests(problems: Problems, { requests }: Record<string, unknown>): void {
  if (requests === undefined) return;
  if (!isRecord(requests)) {
    problems.add('requests', `is ${show(requests)}: write { 'GET summary': { roles: […], answer: … } }.`);
    return;
  }
  for (const [name, request] of Object.entries(requests)) {
    const path = `requests[${name}]`;
    if (!requestName.test(name) || name.length > 60)
      problems.add(path, 'is no method and path: write it like "GET summary" or "POST readings".');
    if (!isRecord(request)) {
      problems.add(path, `is ${show(request)}: it must be an object { … }.`);
      continue;
    }
    problems.unknownKeys(path, request, ['roles', 'asks', 'reads', 'answer']);
    checkRoles(problems, `${path}.roles`, request.roles);
    if (request.asks !== undefined) checkForm(problems, `${path}.asks`, request.asks);
    problems.items(`${path}.reads`, request.reads).forEach((one, index) => {
      if (typeof one === 'string' && keptKey.test(one)) return;
      problems.add(`${path}.reads[${index}]`, `is ${show(one)}: use the beginning of a key, such as "reading.".`);
    });
    if (typeof request.answer !== 'function')
      problems.add(`${path}.answer`, 'is missing: write a function that answers { data }.');
  }
}

/** Without a controller every path of a screen is one of its requests. */
export function checkScreenPaths(problems: Problems, plugin: Record<string, unknown>): void {
  if (plugin.requests === undefined || (Array.isArray(plugin.controllers) && plugin.controllers.length > 0)) return;
  const known = new Set(isRecord(plugin.requests) ? Object.keys(plugin.requests) : []);
  const look = (path: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((one, index) => look(`${path}[${index}]`, one));
    if (!isRecord(value)) return;
    const { source, method } = value;
    if (typeof source === 'string') mustBeKnown(`${path}.source`, 'GET', source);
    if (typeof method === 'string') mustBeKnown(`${path}.path`, method, value.path);
    for (const [key, one] of Object.entries(value)) if (key !== 'form') look(`${path}.${key}`, one);
  };
  const mustBeKnown = (path: string, method: string, asked: unknown): void => {
    if (typeof asked === 'string' && asked.startsWith('r/') && known.has(`${method} ${asked.slice(2)}`)) return;
    problems.add(path, `is ${show(asked)}: without a controller use one of its requests, such as "r/summary".`);
  };
  for (const key of ['panels', 'pages', 'mapLayers', 'reports']) look(key, plugin[key]);
}

/** A key under which a plugin keeps a value. */
export const keptKey = /^[a-z0-9][A-Za-z0-9._:-]{0,99}$/;
