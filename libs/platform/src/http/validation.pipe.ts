import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError, ValidationTypes } from 'class-validator';
import type { FieldProblem } from '../errors/domain-error.js';
import { requestErrors } from '../errors/platform-errors.js';

const primitives = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer]);
// NUL and lone surrogates: PostgreSQL can't store the first, UTF-8 can't hold the second.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the character is what is looked for
const nul = /\u0000/;
const loneSurrogate = /\p{Surrogate}/u;
/** Nothing that people fill in is nested deeper; what reads values one inside the other would run out of stack. */
const deepest = 64;
const booleans = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Validates bodies and queries against their class-validator class: unknown fields are refused, nothing is coerced in bodies. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    refuseDeepNesting(value);
    refuseBadCharacters(value, metadata.type === 'param' ? (metadata.data ?? '') : '');
    const { metatype } = metadata;
    if (!metatype || primitives.has(metatype)) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw requestErrors.invalid();
    refuseUnknownFields(metatype, value);
    const instance = plainToInstance(metatype, metadata.type === 'query' ? readBooleans(metatype, value) : value, {
      enableImplicitConversion: metadata.type === 'query',
      exposeDefaultValues: true,
    }) as object;
    refuseAll(listsInPlaceOfObjects(instance));
    const errors = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
    });
    refuseAll(flatten(errors));
    return instance;
  }
}

function refuseAll(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw requestErrors.invalid({}, { fields });
}

/** @throws request.invalid for what is nested deeper than any form of ours. */
export function refuseDeepNesting(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw requestErrors.invalid();
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null && !Buffer.isBuffer(one) ? Object.values(one) : [],
    );
  }
}

/** @throws request.badCharacter naming the first field with a NUL byte or a lone surrogate. */
export function refuseBadCharacters(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (nul.test(value) || loneSurrogate.test(value)) throw requestErrors.badCharacter({}, { field: path });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => refuseBadCharacters(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (nul.test(key) || loneSurrogate.test(key)) throw requestErrors.badCharacter({}, { field: path || 'body' });
      refuseBadCharacters(item, path ? `${path}.${key}` : key);
    }
  }
}

/** What every object has (`constructor`, `toString`) class-transformer would call or skip: such names are no fields. */
function refuseUnknownFields(metatype: object, value: object): void {
  const known = new Set(metadataOf(metatype).map((one) => one.propertyName));
  refuseAll(
    Object.keys(value)
      .filter((key) => key in Object.prototype && !known.has(key))
      .map((field) => ({ field, code: 'unknownField' })),
  );
}

/** Written out, because Boolean('false') is true. */
function readBooleans(metatype: { prototype: object }, value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, given]: [string, unknown]) => {
      if (Reflect.getMetadata('design:type', metatype.prototype, key) !== Boolean) return [key, given];
      const meant = booleans.get(given);
      if (meant === undefined) throw requestErrors.invalid({}, { fields: [{ field: key, code: 'isBoolean' }] });
      return [key, meant];
    }),
  );
}

/** class-validator looks through lists: `[[]]` passes as a list of valid objects and `[]` as one object. */
function listsInPlaceOfObjects(instance: object, prefix = ''): FieldProblem[] {
  return metadataOf(instance.constructor)
    .filter((one) => one.type === ValidationTypes.NESTED_VALIDATION)
    .flatMap((one) => {
      const value = (instance as Record<string, unknown>)[one.propertyName];
      const field = `${prefix}${one.propertyName}`;
      if (!one.each) return misplaced(value, field);
      return Array.isArray(value) ? value.flatMap((item, index) => misplaced(item, `${field}.${index}`)) : [];
    });
}

function misplaced(value: unknown, field: string): FieldProblem[] {
  if (Array.isArray(value)) return [{ field, code: 'isObject' }];
  return typeof value === 'object' && value !== null ? listsInPlaceOfObjects(value, `${field}.`) : [];
}

function metadataOf(target: object) {
  return getMetadataStorage().getTargetValidationMetadatas(target as () => void, '', false, false);
}

function flatten(errors: readonly ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = prefix ? `${prefix}.${error.property}` : error.property;
    if (error.children && error.children.length > 0) return flatten(error.children, field);
    const code = Object.keys(error.constraints ?? {})[0] ?? 'invalid';
    return [{ field, code: code === 'whitelistValidation' ? 'unknownField' : code }];
  });
}
