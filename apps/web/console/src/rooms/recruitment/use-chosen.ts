import { useState } from 'react';
import { useInGrace } from '../../kit/use-grace.js';

interface Chosen<Row> {
  /** Applications whose decision can still be taken back. */
  readonly inGrace: ReadonlySet<string>;
  readonly selected: string[];
  readonly setSelected: (ids: string[]) => void;
  /** Of the list's rows those that are selected and not decided already. */
  readonly chosen: readonly Row[];
}

/** Which rows of a list of applications were ticked to be decided together. */
export function useChosen<Row extends { readonly id: string }>(rows: readonly Row[]): Chosen<Row> {
  const inGrace = useInGrace();
  const [selected, setSelected] = useState<string[]>([]);
  const chosen = rows.filter(({ id }) => selected.includes(id) && !inGrace.has(id));
  return { inGrace, selected, setSelected, chosen };
}
