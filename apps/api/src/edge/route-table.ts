import { type INestApplication, type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { allowKey, type AllowRule } from '@redmaple/platform';

const prefix = 'api/v1';
/** For probes and monitoring, which know nothing of versions. */
const outsidePrefix = ['health/live', 'health/ready', 'metrics'];

/** Puts every route below `/api/v1`, save those for probes. */
export function setPrefix(app: INestApplication): void {
  app.setGlobalPrefix(prefix, { exclude: outsidePrefix });
}

/** A route as its decorators declare it. */
export interface Route {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** With the prefix and `:params`: `/api/v1/calls/:id`. */
  readonly path: string;
  /** Who may call it; without a rule it is closed to everybody, and a test fails. */
  readonly rule: AllowRule | undefined;
  /** Status of a success. */
  readonly status: number;
  readonly controller: Type;
  /** Name of the controller's method. */
  readonly handler: string;
}

/** Every route of an application, sorted by path and method. */
export function routesOf(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map((one) => one.metatype as Type)),
  );
  return [...controllers].flatMap(routesOfController).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function routesOfController(controller: Type): Route[] {
  const bases = listOf(Reflect.getMetadata(PATH_METADATA, controller));
  return new MetadataScanner().getAllMethodNames(controller.prototype as object).flatMap((handler) => {
    const target = (controller.prototype as Record<string, object>)[handler] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, target) as RequestMethod | undefined;
    if (method === undefined) return [];
    const rule = (Reflect.getMetadata(allowKey, target) ?? Reflect.getMetadata(allowKey, controller)) as
      | AllowRule
      | undefined;
    const status =
      (Reflect.getMetadata(HTTP_CODE_METADATA, target) as number | undefined) ??
      (method === RequestMethod.POST ? 201 : 200);
    return bases.flatMap((base) =>
      listOf(Reflect.getMetadata(PATH_METADATA, target)).map((own) => ({
        method: RequestMethod[method],
        path: fullPath(base, own),
        rule,
        status,
        controller,
        handler,
      })),
    );
  });
}

function fullPath(base: string, own: string): string {
  const path = [base, own]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/');
  return outsidePrefix.includes(path) ? `/${path}` : `/${prefix}/${path}`;
}

function listOf(paths: unknown): string[] {
  return (Array.isArray(paths) ? paths : [paths ?? '']) as string[];
}

function keyOf({ path, method }: Route): string {
  return `${path} ${method}`;
}
