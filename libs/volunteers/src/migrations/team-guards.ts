/** Raises an error that carries the name of the rule it broke, as a constraint does. */
export const refuse = (rule: string, table: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = '${table}', SCHEMA = 'volunteers'`;
