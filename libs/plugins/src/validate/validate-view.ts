import { isRecord, type Problems, show } from './problems.js';
import {
  checkColumn,
  checkColumns,
  checkOptions,
  checkProperty,
  checkRecordSource,
  checkRoles,
  checkRowPath,
  checkSource,
  checkTones,
} from './validate-columns.js';
import { checkForm } from './validate-form.js';

/** What pages of the plugin can open. */
export interface Screens {
  /** Ids of all pages. */
  readonly pages: readonly string[];
  /** Ids of those that show one record. */
  readonly details: readonly string[];
}

type View = Record<string, unknown>;
type Check = (problems: Problems, path: string, view: View, screens: Screens) => void;

const actionKeys = ['id', 'method', 'path', 'form', 'confirm', 'roles'];
const timelineKeys = ['source', 'at', 'title', 'text'];
const pointKeys = ['source', 'latitude', 'longitude', 'title', 'state'];

/** The keys of each view besides `kind`, and what they must be. */
const views: Readonly<Record<string, { readonly keys: readonly string[]; readonly check: Check }>> = {
  table: {
    keys: ['source', 'columns', 'open', 'actions'],
    check: (problems, path, view, screens) => {
      checkSource(problems, `${path}.source`, view.source);
      checkColumns(problems, `${path}.columns`, view.columns);
      checkOpen(problems, `${path}.open`, view.open, screens.details);
      checkActions(problems, `${path}.actions`, view.actions);
    },
  },
  form: {
    keys: ['form', 'submit', 'open'],
    check: (problems, path, view, screens) => {
      checkForm(problems, `${path}.form`, view.form);
      checkTarget(problems, `${path}.submit`, view.submit, ['POST', 'PUT'], checkSource);
      if (view.open !== undefined) problems.oneOf(`${path}.open`, view.open, screens.pages);
    },
  },
  detail: {
    keys: ['source', 'fields', 'actions', 'timeline'],
    check: (problems, path, view) => {
      checkRecordSource(problems, `${path}.source`, view.source);
      checkColumns(problems, `${path}.fields`, view.fields);
      checkActions(problems, `${path}.actions`, view.actions);
      if (view.timeline !== undefined) checkTimeline(problems, `${path}.timeline`, view.timeline);
    },
  },
  board: {
    keys: ['source', 'lane', 'lanes', 'tones', 'title', 'fields', 'open', 'move'],
    check: (problems, path, view, screens) => {
      checkSource(problems, `${path}.source`, view.source);
      checkProperty(problems, `${path}.lane`, view.lane);
      checkOptions(problems, `${path}.lanes`, view.lanes);
      checkTones(problems, `${path}.tones`, view.tones, view.lanes);
      checkProperty(problems, `${path}.title`, view.title);
      checkColumns(problems, `${path}.fields`, view.fields, false);
      checkOpen(problems, `${path}.open`, view.open, screens.details);
      if (view.move !== undefined)
        checkTarget(problems, `${path}.move`, view.move, ['PUT', 'PATCH', 'POST'], checkRecordSource);
    },
  },
  stats: {
    keys: ['source', 'figures'],
    check: (problems, path, view) => {
      checkSource(problems, `${path}.source`, view.source);
      checkColumns(problems, `${path}.figures`, view.figures);
    },
  },
  timeline: {
    keys: timelineKeys,
    check: (problems, path, view) => {
      checkSource(problems, `${path}.source`, view.source);
      checkMoments(problems, path, view);
    },
  },
  mapLayer: {
    keys: [...pointKeys, 'open'],
    check: (problems, path, view, screens) => {
      checkPoints(problems, path, view);
      checkOpen(problems, `${path}.open`, view.open, screens.details);
    },
  },
  module: {
    keys: ['file'],
    check: (problems, path, view) => {
      if (typeof view.file === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*\.js$/.test(view.file)) return;
      problems.add(`${path}.file`, `is ${show(view.file)}: name a file of the folder web/, such as "calendar.js".`);
    },
  },
};

/** Checks what a page shows. */
export function checkView(problems: Problems, path: string, view: View, screens: Screens): void {
  const { kind } = view;
  const known = typeof kind === 'string' && Object.hasOwn(views, kind) ? views[kind] : undefined;
  if (!known) {
    problems.oneOf(`${path}.kind`, kind, Object.keys(views));
    return;
  }
  problems.unknownKeys(path, view, ['kind', ...known.keys]);
  known.check(problems, path, view, screens);
}

/** Checks where points come from and which of their properties say what. */
export function checkPoints(problems: Problems, path: string, points: View): void {
  checkSource(problems, `${path}.source`, points.source);
  for (const key of ['latitude', 'longitude', 'title']) checkProperty(problems, `${path}.${key}`, points[key]);
  if (points.state !== undefined) checkColumn(problems, `${path}.state`, points.state);
}

function checkOpen(problems: Problems, path: string, open: unknown, details: readonly string[]): void {
  if (open === undefined || (typeof open === 'string' && details.includes(open))) return;
  const fix = details.length > 0 ? `use one of ${details.join(', ')}` : "add a page with a view of kind 'detail'";
  problems.add(path, `is ${show(open)}, no page that shows one record: ${fix}.`);
}

function checkActions(problems: Problems, path: string, value: unknown): void {
  const actions = problems.records(path, value);
  for (const [at, action] of actions) {
    problems.unknownKeys(at, action, actionKeys);
    problems.kebab(`${at}.id`, action.id);
    problems.oneOf(`${at}.method`, action.method, ['POST', 'PUT', 'PATCH', 'DELETE']);
    checkRowPath(problems, `${at}.path`, action.path);
    if (action.form !== undefined) checkForm(problems, `${at}.form`, action.form);
    problems.flag(`${at}.confirm`, action.confirm);
    if (action.roles !== undefined) checkRoles(problems, `${at}.roles`, action.roles);
  }
  problems.unique(
    path,
    actions.map(([, one]) => String(one.id)),
    'the id',
  );
}

function checkTarget(
  problems: Problems,
  path: string,
  target: unknown,
  methods: readonly string[],
  checkPath: (problems: Problems, path: string, value: unknown) => void,
): void {
  if (!isRecord(target)) {
    problems.add(path, `is ${show(target)}: write { method: '${methods[0] ?? ''}', path: '…' }.`);
    return;
  }
  problems.unknownKeys(path, target, ['method', 'path']);
  problems.oneOf(`${path}.method`, target.method, methods);
  checkPath(problems, `${path}.path`, target.path);
}

/** The timeline of a record. */
function checkTimeline(problems: Problems, path: string, timeline: unknown): void {
  if (!isRecord(timeline)) {
    problems.add(path, `is ${show(timeline)}: write { source: '…/:id/…', at: '…', title: { key: '…' } }.`);
    return;
  }
  problems.unknownKeys(path, timeline, timelineKeys);
  checkRecordSource(problems, `${path}.source`, timeline.source);
  checkMoments(problems, path, timeline);
}

function checkMoments(problems: Problems, path: string, timeline: View): void {
  checkProperty(problems, `${path}.at`, timeline.at);
  checkColumn(problems, `${path}.title`, timeline.title);
  if (timeline.text !== undefined) checkProperty(problems, `${path}.text`, timeline.text);
}
