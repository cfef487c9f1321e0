import { LOCALES } from '@redmaple/i18n';
import { PARAMTYPES_METADATA, SELF_DECLARED_DEPS_METADATA } from '@nestjs/common/constants.js';
import { type PluginService, pluginServices, sights } from '../define/metadata.js';
import { isRecord, type Problems, show } from './problems.js';

/** Licences under which a county may run and pass on a plugin. Terms of your own are `LicenseRef-<name>`. */
const licences: ReadonlySet<string> = new Set([
  '0BSD',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'GPL-2.0-only',
  'GPL-2.0-or-later',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'ISC',
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'MulanPSL-2.0',
  'MulanPubL-2.0',
  'Unlicense',
]);

/** The longest a plugin may keep anything, in days: ten years. */
const longest = 3_650;

/** Checks who answers for a plugin, what it calls and what it keeps. */
export function checkMetadata(problems: Problems, plugin: Record<string, unknown>): void {
  if (plugin.owner !== undefined) checkOwner(problems, plugin.owner);
  if (plugin.licence !== undefined) checkLicence(problems, plugin.licence);
  checkPermissions(problems, plugin);
  checkKeeping(problems, plugin);
}

function checkOwner(problems: Problems, owner: unknown): void {
  const names = isRecord(owner) ? LOCALES.map((locale) => owner[locale]) : [owner];
  if (isRecord(owner)) problems.unknownKeys('owner', owner, LOCALES);
  if (names.every((one) => typeof one === 'string' && one.trim() !== '' && one.length <= 80)) return;
  problems.add(
    'owner',
    `is ${show(owner)}: name who answers for it in 1 to 80 characters, such as 'Red Maple office', or as { 'zh-CN': '…', en: '…' }.`,
  );
}

function checkLicence(problems: Problems, licence: unknown): void {
  if (typeof licence === 'string' && (licences.has(licence) || /^LicenseRef-[A-Za-z0-9.-]{1,60}$/.test(licence)))
    return;
  problems.add(
    'licence',
    `is ${show(licence)}: use an SPDX identifier such as "Apache-2.0", "MulanPSL-2.0" or "MIT", or "LicenseRef-<name>" for terms of your own.`,
  );
}

function checkPermissions(problems: Problems, plugin: Record<string, unknown>): void {
  if (plugin.permissions === undefined) return;
  const permissions = problems.records('permissions', plugin.permissions);
  for (const [path, one] of permissions) {
    problems.unknownKeys(path, one, ['service', 'sees', 'why']);
    problems.oneOf(`${path}.service`, one.service, pluginServices);
    if (one.sees !== undefined) problems.oneOf(`${path}.sees`, one.sees, sights);
    checkKey(problems, `${path}.why`, one.why);
  }
  const services = permissions.map(([, one]) => String(one.service));
  problems.unique('permissions', services, 'the service');
  for (const service of calledServices(plugin)) {
    if (services.includes(service)) continue;
    problems.add(
      'permissions',
      `leaves out ${service}, which a provider or controller asks for: add { service: '${service}', why: '…' }, or don't ask for it.`,
    );
  }
}

function checkKeeping(problems: Problems, plugin: Record<string, unknown>): void {
  const { keeps } = plugin;
  const hasTables = Array.isArray(plugin.entities) && plugin.entities.length > 0;
  if (keeps === undefined) {
    if (keepsFiles(plugin))
      problems.add(
        'keeps',
        "is missing although it keeps files: write { personal, what: '…', why: '…', retentionDays }.",
      );
    else if (hasTables && plugin.permissions !== undefined)
      problems.add(
        'keeps',
        "is missing although it has tables: write { personal, what: '…', why: '…', retentionDays }.",
      );
    return;
  }
  if (!isRecord(keeps)) {
    problems.add('keeps', `is ${show(keeps)}: write { personal, what: '…', why: '…', retentionDays }.`);
    return;
  }
  problems.unknownKeys('keeps', keeps, ['personal', 'what', 'why', 'retentionDays']);
  problems.flag('keeps.personal', keeps.personal, true);
  checkKey(problems, 'keeps.what', keeps.what);
  checkKey(problems, 'keeps.why', keeps.why);
  problems.whole('keeps.retentionDays', keeps.retentionDays, 1, longest);
}

/** Whether it declares that it keeps files, or asks for it without declaring anything. */
function keepsFiles(plugin: Record<string, unknown>): boolean {
  const declared = Array.isArray(plugin.permissions) ? plugin.permissions.filter(isRecord) : [];
  return declared.some((one) => one.service === 'Files') || calledServices(plugin).includes('Files');
}

function checkKey(problems: Problems, path: string, key: unknown): void {
  if (typeof key === 'string' && key.trim() !== '') return;
  problems.add(path, `is ${show(key)}: name a text of labels.`);
}

type AnyClass = { readonly name: string };

/** The services of the core for which the constructors of a plugin ask, in alphabetical order. */
export function calledServices(plugin: {
  readonly providers?: unknown;
  readonly controllers?: unknown;
}): PluginService[] {
  const own = new Set(classesOf(plugin.providers));
  const asked = [...own, ...classesOf(plugin.controllers)].flatMap((one) => dependenciesOf(one));
  const names = asked.filter((token) => !own.has(token)).map((token) => token.name);
  return pluginServices.filter((service) => names.includes(service));
}

function dependenciesOf(one: AnyClass): AnyClass[] {
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, one) ?? []) as unknown[];
  const named = (Reflect.getMetadata(SELF_DECLARED_DEPS_METADATA, one) ?? []) as { readonly param: unknown }[];
  return classesOf([...types, ...named.map(({ param }) => param)]);
}

function classesOf(value: unknown): AnyClass[] {
  return Array.isArray(value) ? value.filter((one): one is AnyClass => typeof one === 'function') : [];
}
