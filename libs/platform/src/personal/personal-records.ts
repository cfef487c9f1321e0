import type { UnitOfWork } from '../database/unit-of-work.js';

/** Where rows about a person lie, told by the lib that owns the table: for copies of one's own data, and for merges. */
export interface PersonalRecords {
  /** `schema.table`; its rows have an `id`, unless `key` names another. */
  readonly table: string;
  /** The column that names whose rows they are. */
  readonly column: string;
  /** What stands in that column. */
  readonly of: 'person' | 'volunteer';
  /**
   * When two people turn out to be one and both have the same: the whole merge waits until somebody has put it right, or
   * the row of who goes stays behind, since that of who is kept counts.
   */
  readonly onClash: 'refuses' | 'stays';
  /** What the person's own copy shows of a row `t`: SQL by name, in this order; left out where it shows nothing. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Rows of this table never change hands, a merge leaves them where they are. */
  readonly fixed?: boolean;
}

const declared = new Map<string, PersonalRecords>();

/** Names a lib's tables with rows about people. Called once per lib when its module is loaded. */
export function registerPersonalRecords(records: readonly PersonalRecords[]): void {
  for (const one of records) declared.set(`${one.table}.${one.column}`, one);
}

/** Everything registered, in the order of its names. */
export function registeredPersonalRecords(): PersonalRecords[] {
  return [...declared.values()].sort((one, other) =>
    `${one.table}.${one.column}` < `${other.table}.${other.column}` ? -1 : 1,
  );
}

/** What is registered, of the tables that this system has: not every house loads every lib. */
export async function presentPersonalRecords(work: UnitOfWork): Promise<PersonalRecords[]> {
  const all = registeredPersonalRecords();
  const present = await work.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [all.map(({ table }) => table)],
  );
  const tables = new Set(present.map(({ name }) => name));
  return all.filter(({ table }) => tables.has(table));
}
