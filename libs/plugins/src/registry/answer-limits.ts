import { pluginErrors } from './plugins.errors.js';

/** Rows, and ids in a question, that a service answers a plugin at once. */
const mostAtOnce = 500;
const oneDay = 24 * 60 * 60 * 1000;

/** How many rows are read at most: one more than is answered, so that too many are noticed. */
export const rowsRead = mostAtOnce + 1;

/** @throws plugins.asksTooMuch for more ids or days than are answered at once, or a time that ends before it begins */
export function allowQuestion(ids: readonly string[], days?: { from: Date; to: Date; most: number }): void {
  if (ids.length > mostAtOnce) throw pluginErrors.asksTooMuch();
  if (!days) return;
  const length = days.to.getTime() - days.from.getTime();
  // Written so that a date that is none is refused as well.
  if (!(length >= 0 && length <= days.most * oneDay)) throw pluginErrors.asksTooMuch();
}

/** @throws plugins.asksTooMuch rather than leaving out what a plugin would then miss */
export function wholeAnswer<Row>(rows: Row[]): Row[] {
  if (rows.length > mostAtOnce) throw pluginErrors.asksTooMuch();
  return rows;
}
