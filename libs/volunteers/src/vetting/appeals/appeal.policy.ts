const day = 24 * 3_600_000;

/** How long after a refusal somebody may appeal, and how long the centre takes to answer, in days. */
export const appealWithinDays = 30;
export const answerWithinDays = 15;

/** Last instant at which an appeal against a refusal is taken. */
export function appealUntil(refusedAt: Date): Date {
  return new Date(refusedAt.getTime() + appealWithinDays * day);
}

/** Until when an appeal has to be answered. */
export function answerDueAt(filedAt: Date): Date {
  return new Date(filedAt.getTime() + answerWithinDays * day);
}
