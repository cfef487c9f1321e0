import {
  CONTROLLER_WATERMARK,
  INJECTABLE_WATERMARK,
  METHOD_METADATA,
  PROPERTY_DEPS_METADATA,
} from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { allowKey, type HandlerMark, handlerMark } from '@redmaple/platform';
import { getMetadataArgsStorage } from 'typeorm';
import { HomeContributor } from '../contracts/home.js';
import { ListsContributor } from '../contracts/three-lists.js';
import { schemaOf } from '../define/plugin.js';
import { type Problems, show } from './problems.js';

type AnyClass = { readonly name: string; readonly prototype: object };

const scanner = new MetadataScanner();

/** Checks the classes of a plugin without constructing providers: entities, migrations, providers, controllers. */
export function checkCode(problems: Problems, plugin: Record<string, unknown>, id: string): void {
  const entities = classes(problems, 'entities', plugin.entities);
  const migrations = classes(problems, 'migrations', plugin.migrations);
  for (const [path, entity] of entities) checkEntity(problems, path, entity, schemaOf(id));
  if (entities.length > 0 && migrations.length === 0) {
    problems.add('migrations', 'is missing: each entity needs a migration that creates its table.');
  }
  checkMigrations(problems, migrations);
  for (const [path, provider] of classes(problems, 'providers', plugin.providers))
    checkProvider(problems, path, provider, id);
  for (const [path, controller] of classes(problems, 'controllers', plugin.controllers))
    checkController(problems, path, controller);
}

function classes(problems: Problems, path: string, value: unknown): [path: string, one: AnyClass][] {
  return problems.items(path, value).flatMap((item, index) => {
    const at = `${path}[${index}]`;
    if (typeof item === 'function' && typeof item.prototype === 'object' && item.prototype !== null) {
      return [[at, item as unknown as AnyClass] as [string, AnyClass]];
    }
    problems.add(at, `is ${show(item)}: list a class.`);
    return [];
  });
}

function checkEntity(problems: Problems, path: string, entity: AnyClass, schema: string): void {
  const table = getMetadataArgsStorage().tables.find((one) => one.target === entity);
  if (!table) {
    problems.add(
      path,
      `(${entity.name}) is no entity: mark the class with @Entity({ schema: '${schema}', name: '…' }).`,
    );
  } else if (table.schema !== schema) {
    problems.add(
      path,
      `(${entity.name}) lies in the schema ${show(table.schema)}: write @Entity({ schema: '${schema}', name: '…' }).`,
    );
  }
}

/** Earliest time a migration may carry (2025-01-01), so that a version number is not taken for one. */
const earliest = Date.UTC(2025, 0, 1);
const latest = Date.UTC(2100, 0, 1);

function checkMigrations(problems: Problems, migrations: readonly [string, AnyClass][]): void {
  let previous = 0;
  for (const [path, migration] of migrations) {
    const stamp = Number(/^[A-Z][A-Za-z0-9]*?(\d{13})$/.exec(migration.name)?.[1]);
    if (!(stamp >= earliest && stamp < latest)) {
      problems.add(
        path,
        `is named ${show(migration.name)}: use words and the time in milliseconds, such as AddReading1767225600000.`,
      );
    } else if (stamp <= previous) {
      problems.add(
        path,
        `(${migration.name}) is not later than the one before it: list migrations by their time, each with its own.`,
      );
    } else {
      previous = stamp;
    }
    if (!hasUpAndDown(migration))
      problems.add(path, `(${migration.name}) can't be undone: write both up(sql) and down(sql).`);
  }
}

function hasUpAndDown(migration: AnyClass): boolean {
  try {
    const instance = new (migration as unknown as new () => { up?: unknown; down?: unknown })();
    return typeof instance.up === 'function' && typeof instance.down === 'function';
  } catch {
    return false;
  }
}

function checkProvider(problems: Problems, path: string, provider: AnyClass, id: string): void {
  if (!Reflect.hasMetadata(INJECTABLE_WATERMARK, provider)) {
    problems.add(path, `(${provider.name}) can't be injected: mark the class with @Injectable().`);
  }
  checkInjection(problems, path, provider);
  const contributor = [HomeContributor, ListsContributor].find((one) => provider.prototype instanceof one);
  if (contributor)
    problems.add(
      path,
      `(${provider.name}) extends ${contributor.name}, which is asked in every county, whether it has the plugin on or not: show it in panels.`,
    );
  for (const [name, method] of methodsOf(provider)) {
    const mark = Reflect.getMetadata(handlerMark, method) as HandlerMark | undefined;
    if (!mark) continue;
    const at = `${path}.${name}`;
    if (!mark.job.name.startsWith(`${id}.`)) {
      problems.add(at, `handles the job ${show(mark.job.name)}: name it "${id}.<verb-noun>".`);
    }
    if (mark.job.scope !== 'county') {
      problems.add(
        at,
        "runs for all counties at once: leave out scope: 'system', it then runs in each county that has the plugin.",
      );
    }
  }
}

/** What arrives after the constructor can't be checked before the boot. */
function checkInjection(problems: Problems, path: string, one: AnyClass): void {
  if (!Reflect.hasMetadata(PROPERTY_DEPS_METADATA, one)) return;
  problems.add(
    path,
    `(${one.name}) has services injected into its properties: take them as parameters of the constructor.`,
  );
}

function checkController(problems: Problems, path: string, controller: AnyClass): void {
  if (!Reflect.hasMetadata(CONTROLLER_WATERMARK, controller)) {
    problems.add(path, `(${controller.name}) is no controller: mark the class with @Controller('…').`);
    return;
  }
  checkInjection(problems, path, controller);
  for (const [name, method] of methodsOf(controller)) {
    if (!Reflect.hasMetadata(METHOD_METADATA, method)) continue;
    if (Reflect.hasMetadata(allowKey, method) || Reflect.hasMetadata(allowKey, controller)) continue;
    problems.add(
      `${path}.${name}`,
      `(${controller.name}) says nobody may call it: add @Allow('…') with the roles that may.`,
    );
  }
}

function methodsOf(one: AnyClass): [name: string, method: object][] {
  return scanner.getAllMethodNames(one.prototype).flatMap((name) => {
    const method: unknown = (one.prototype as Record<string, unknown>)[name];
    return typeof method === 'function' ? [[name, method] as [string, object]] : [];
  });
}
