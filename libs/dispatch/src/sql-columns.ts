/** `areaId` → `area_id`. */
function columnOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of a SELECT under the names of an entity's properties. Keys are code, never input. */
export function selected(keys: readonly string[], table?: string): string {
  const prefix = table === undefined ? '' : `${table}.`;
  return keys.map((key) => `${prefix}${columnOf(key)} AS "${key}"`).join(', ');
}

/** `area_id = $3, …` and the values that go with it; undefined leaves a column as it is, null empties it. */
export function assignments(changes: object, firstParameter: number): { sql: string; values: unknown[] } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    sql: entries.map(([key], index) => `${columnOf(key)} = $${firstParameter + index}`).join(', '),
    values: entries.map(([, value]) => value),
  };
}

/** Columns and placeholders of an INSERT. */
export function inserted(row: object): { columns: string; placeholders: string; values: unknown[] } {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return {
    columns: entries.map(([key]) => columnOf(key)).join(', '),
    placeholders: entries.map((_, index) => `$${index + 1}`).join(', '),
    values: entries.map(([, value]) => value),
  };
}
