import type { Input, PathWith } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useAct as useActing } from '../../kit/use-act.js';
import { touchedByDispatch } from './incident-words.js';

/** A step of an incident or mission, which the board shows when it is done. */
export function useAct<Path extends PathWith<'post'>>(
  path: Path,
): { readonly act: (input: Input<Path, 'post'>) => Promise<boolean>; readonly busy: boolean } {
  const done = useActing();
  const change = useChange('post', path, touchedByDispatch);
  return { act: (input) => done(change.mutateAsync(input), false), busy: change.isPending };
}
