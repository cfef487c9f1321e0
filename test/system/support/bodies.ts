import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type ApiDocument,
  operationsOf,
  type Operation,
  resolve,
  type Schema,
} from '../../../apps/api/src/edge/api-document.js';

export type { ApiDocument, Operation, Schema };
export { operationsOf, resolve };

/** The committed description of the API. */
export const apiDocument = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../apps/api/openapi.json', import.meta.url)), 'utf8'),
) as ApiDocument;

/** The schema of the JSON that a route takes, if it takes any. */
export function bodyOf(operation: Operation): Schema | undefined {
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  return schema && resolve(apiDocument, schema);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** Values that a schema alone does not tell: words of the domain, and pairs that belong together. */
const known: Readonly<Record<string, unknown>> = {
  manifestHash: '0'.repeat(64),
  code: '123456',
  phone: '15400000009',
  reporterPhone: '15400000009',
  county: '330681',
  login: 'somebody',
  teamType: 'maple-grove.red-armband',
  typeCode: 'maple-grove.red-armband',
  documentType: 'resident-id',
  documentNumber: '99999919900101501X',
  birthDate: '1990-01-01',
  paperConsentOn: '2026-01-02',
  number: 'HF-7K3M-Q2XH',
  roles: ['operator'],
  kind: 'river-dam',
  policyNumber: 'P-1',
  weekStart: '2026-11-30',
  from: '09:00',
  to: '11:00',
  fromDay: '2026-10-01',
  toDay: '2026-10-07',
  validFrom: '2026-01-01',
  validTo: '2027-01-01',
  opensAt: '2026-01-01T00:00:00+08:00',
  startsAt: inDays(100),
  endsAt: inDays(100.1),
  closesAt: '2100-01-01T00:00:00+08:00',
  category: 'street-light',
  emergency: false,
  outcome: 'pass',
  reason: 'health',
  reasonCode: 'other',
  stage: 'screening',
  latitude: 29.8,
  longitude: 120.4,
};

/** A value that fits a schema; of an object only what is required, unless `whole`. */
export function exampleOf(schema: Schema, name = '', whole = false): unknown {
  const one = resolve(apiDocument, schema);
  if (one.properties) {
    const fields = Object.entries(one.properties).filter(([field]) => whole || one.required?.includes(field));
    return Object.fromEntries(fields.map(([field, inner]) => [field, exampleOf(inner, field, whole)]));
  }
  if (one.enum)
    return known[name] !== undefined && one.enum.includes(known[name] as string) ? known[name] : one.enum[0];
  if (known[name] !== undefined && fits(known[name], one)) return known[name];
  if (one.anyOf) return exampleOf(one.anyOf.find((part) => part.type !== 'null') ?? {}, name, whole);
  switch (one.type) {
    case 'string':
      return exampleText(one);
    case 'integer':
    case 'number':
      return Math.max(one.minimum ?? 1, Math.min(1, one.maximum ?? 1));
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Math.max(1, one.minItems ?? 1) }, () => exampleOf(one.items ?? {}, name, whole));
    default:
      return {};
  }
}

function exampleText({ format, minLength = 1 }: Schema): string {
  if (format === 'uuid') return crypto.randomUUID();
  if (format === 'date-time') return '2026-11-30T09:00:00+08:00';
  if (format === 'date') return '2026-11-30';
  return '示例'.padEnd(minLength, '例');
}

function fits(value: unknown, schema: Schema): boolean {
  if (schema.type === 'array') return Array.isArray(value);
  if (typeof value === 'string')
    return (
      schema.type === 'string' &&
      schema.format !== 'uuid' &&
      (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value))
    );
  return typeof value === (schema.type === 'integer' ? 'number' : schema.type);
}
