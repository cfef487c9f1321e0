/** Longest answer a pattern is matched against, in code points. */
export const MAX_PATTERN_SUBJECT = 500;

interface Group {
  /** Inside is something whose length or wording varies, so that repeating the group can match in many ways. */
  varies: boolean;
}

/**
 * Refuses patterns that could keep a server busy for ever. Answers come from strangers, and a repeated group
 * that itself repeats or offers alternatives, such as (a+)+ or (a|aa)*, takes exponential time on a crafted
 * answer. Back-references are refused for the same reason.
 *
 * @throws Error with the fix in the message
 */
export function assertSafePattern(pattern: string, maxLength: number): void {
  if (maxLength > MAX_PATTERN_SUBJECT) {
    throw new Error(`A field with a pattern needs maxLength of ${MAX_PATTERN_SUBJECT} or less; it has ${maxLength}`);
  }
  try {
    new RegExp(pattern, 'u');
  } catch {
    throw new Error(`The pattern ${pattern} is not a regular expression (flag u is on: escape only what needs it)`);
  }
  const problem = findProblem(pattern);
  if (problem !== undefined) throw new Error(`The pattern ${pattern} ${problem}`);
}

function findProblem(pattern: string): string | undefined {
  const open: Group[] = [{ varies: false }];
  let closed: Group | undefined;
  const tokens =
    pattern.match(
      /\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)|\||[*+]\??|\?\??|\{\d+(?:,\d*)?\}\??|./gsu,
    ) ?? [];
  for (const token of tokens) {
    const current = open[open.length - 1] as Group;
    if (/^\\[1-9k]/.test(token)) return 'uses a back-reference: repeat the expression instead';
    if (token.startsWith('(')) open.push({ varies: false });
    else if (token === ')') closed = open.pop();
    else if (token === '|') current.varies = true;
    else if (isRepeat(token)) {
      if (closed?.varies && repeatsMoreThanOnce(token))
        return `repeats a group that can match in many ways (${token}): use a character class or a fixed count`;
      if (varies(token)) current.varies = true;
    }
    if (token !== ')') {
      closed = undefined;
    } else if (closed?.varies) {
      (open[open.length - 1] as Group).varies = true;
    }
  }
  return undefined;
}

function isRepeat(token: string): boolean {
  return /^(?:[*+?]|\{\d)/.test(token);
}

function repeatsMoreThanOnce(token: string): boolean {
  if (token.startsWith('?')) return false;
  const counts = /^\{(\d+)(,(\d*))?\}/.exec(token);
  if (counts === null) return true;
  const most = counts[2] === undefined ? Number(counts[1]) : counts[3] ? Number(counts[3]) : Number.POSITIVE_INFINITY;
  return most > 1;
}

function varies(token: string): boolean {
  return !/^\{\d+\}\??$/.test(token);
}
