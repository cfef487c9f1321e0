import { createHash } from 'node:crypto';

/** A column as PostgreSQL describes it. */
export interface SampleColumn {
  readonly name: string;
  /** As `format_type` writes it. */
  readonly type: string;
}

/** A value for a column, the same for the same `turn`; undefined for a type that nobody thought of. */
export function sampleValue({ name, type }: SampleColumn, turn: number): unknown {
  const [plain = ''] = type.split('(');
  if (plain.endsWith('[]')) return '{}';
  return makers[plain]?.(name, turn);
}

const makers: Readonly<Record<string, (name: string, turn: number) => unknown>> = {
  uuid: (name, turn) => uuidOf(`${name} ${turn}`),
  text: (name, turn) => `${name} ${turn}`,
  'character varying': (_name, turn) => String(turn),
  character: (_name, turn) => String(turn),
  jsonb: (_name, turn) => JSON.stringify({ turn }),
  bytea: (name) => Buffer.from(name),
  smallint: (_name, turn) => turn,
  integer: (_name, turn) => turn,
  bigint: (_name, turn) => turn,
  real: (_name, turn) => turn,
  'double precision': (_name, turn) => turn,
  numeric: (_name, turn) => turn,
  boolean: (_name, turn) => turn % 2 === 0,
  date: () => '2026-01-01',
  'timestamp with time zone': () => '2026-01-01T00:00:00Z',
  'time without time zone': () => '08:00',
};

function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
