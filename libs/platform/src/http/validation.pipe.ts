import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { FieldProblem } from '../errors/domain-error.js';
import { requestErrors } from '../errors/platform-errors.js';

const primitives = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer]);
// NUL and lone surrogates: PostgreSQL can't store the first, UTF-8 can't hold the second.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the character is what is looked for
const nul = /\u0000/;
const loneSurrogate = /\p{Surrogate}/u;

/** Validates bodies and queries against their class-validator class: unknown fields are refused, nothing is coerced in bodies. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    refuseBadCharacters(value, metadata.type === 'param' ? (metadata.data ?? '') : '');
    const { metatype } = metadata;
    if (!metatype || primitives.has(metatype)) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw requestErrors.invalid();
    const instance = plainToInstance(metatype, value, {
      enableImplicitConversion: metadata.type === 'query',
      exposeDefaultValues: true,
    }) as object;
    const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true });
    if (errors.length > 0) throw requestErrors.invalid({}, { fields: flatten(errors) });
    return instance;
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

function flatten(errors: readonly ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = prefix ? `${prefix}.${error.property}` : error.property;
    if (error.children && error.children.length > 0) return flatten(error.children, field);
    const code = Object.keys(error.constraints ?? {})[0] ?? 'invalid';
    return [{ field, code: code === 'whitelistValidation' ? 'unknownField' : code }];
  });
}
