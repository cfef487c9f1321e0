/**
 * What follows from something that never changes itself, worked out once for each: plugins stay as they are while the process runs, and
 * lists of them are replaced by others when something changes, and asked about many times until then.
 */
export function derivedFrom<Source extends object, Result>(
  derive: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, { readonly result: Result }>();
  return (source) => {
    let found = known.get(source);
    if (!found) {
      found = { result: derive(source) };
      known.set(source, found);
    }
    return found.result;
  };
}
