import type { DeclaredParts } from '../../define/parts/declared-parts.js';
import type { Need } from '../label-needs.js';
import type { Problems } from '../problems.js';

/** Codes of the plugin itself that its parts may name. */
export interface OwnCodes {
  readonly teamTypes: readonly string[];
  readonly categories: readonly string[];
  readonly siteTypes: readonly string[];
}

export type PartItem = Readonly<Record<string, unknown>>;

/** A list of the contract that is plain data: how one of its items is checked, and which texts it needs. */
export interface PartOfContract {
  readonly key: keyof DeclaredParts;
  /** Keys of an item; `code` is checked for all. */
  readonly keys: readonly string[];
  /**
   * `active`: something of this release works by it. `declared`: it is checked, shown to who enables the plugin, and waits for the
   * capability that it describes.
   */
  readonly engine: 'active' | 'declared';
  /** Reports what is wrong with the item at `path` beyond unknown keys and its code. */
  check(problems: Problems, path: string, item: PartItem, own: OwnCodes): void;
  /** Texts it needs beside that of its code. */
  needs?(item: PartItem, path: string): Need[];
}

/** `<plugin id>.<code>`: whether that plugin has it is known when all are loaded. */
const fullName = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

/** Checks an optional list of the plugin's own codes. */
export function checkOwn(
  problems: Problems,
  path: string,
  value: unknown,
  codes: readonly string[],
  orOthers: 'or others' | 'own alone' = 'own alone',
): void {
  const list = problems.items(path, value);
  list.forEach((code, index) => {
    if (orOthers === 'or others' && typeof code === 'string' && fullName.test(code)) return;
    checkOwnCode(problems, `${path}[${index}]`, code, codes);
  });
  problems.unique(path, list.map(String), 'the code');
}

/** Checks one code that must be the plugin's own. */
export function checkOwnCode(problems: Problems, path: string, code: unknown, codes: readonly string[]): void {
  if (typeof code === 'string' && codes.includes(code)) return;
  const known = codes.length > 0 ? `use one of ${codes.join(', ')}` : 'the plugin declares none, declare it first';
  problems.add(path, `is ${JSON.stringify(code) ?? 'missing'}, which the plugin does not declare: ${known}.`);
}

/** Checks the items of a list inside a part: known keys, codes in kebab case and each only once. */
export function checkCoded(
  problems: Problems,
  path: string,
  value: unknown,
  keys: readonly string[],
  check: (at: string, item: Record<string, unknown>, index: number) => void = () => {},
): Record<string, unknown>[] {
  const items = problems.records(path, value);
  items.forEach(([at, item], index) => {
    problems.unknownKeys(at, item, ['code', ...keys]);
    problems.kebab(`${at}.code`, item.code);
    check(at, item, index);
  });
  problems.unique(
    path,
    items.map(([, one]) => String(one.code)),
    'the code',
  );
  return items.map(([, one]) => one);
}

/** The texts of the codes of a list. */
export function codesNeeds(list: unknown, path: string): Need[] {
  const items: unknown[] = Array.isArray(list) ? list : [];
  return items.flatMap((item, index) => {
    const code = typeof item === 'string' ? item : (item as { code?: unknown } | null)?.code;
    return typeof code === 'string' ? [{ keys: [code], path: `${path}[${index}]` }] : [];
  });
}
