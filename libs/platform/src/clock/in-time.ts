/**
 * What `work` answers, or, when it takes longer, what `late` answers or throws. The work itself goes on: nobody waits for it.
 * @param limit milliseconds
 */
export async function inTime<T, Late>(
  limit: number,
  work: () => T | PromiseLike<T>,
  late: () => Late,
): Promise<T | Late> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  }).then(late);
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
