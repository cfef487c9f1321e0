import { App } from 'antd';
import { type Input, type PathWith, Problem } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { dispatchTexts } from './dispatch.texts.js';
import { touchedByDispatch } from './incident-words.js';

/** A step of an incident or mission: what is refused is said in the API's words, and the board is read anew. */
export function useAct<Path extends PathWith<'post'>>(
  path: Path,
): { readonly act: (input: Input<Path, 'post'>) => Promise<boolean>; readonly busy: boolean } {
  const { t } = useWords(dispatchTexts);
  const { message } = App.useApp();
  const change = useChange('post', path, touchedByDispatch);
  const act = async (input: Input<Path, 'post'>): Promise<boolean> => {
    try {
      await change.mutateAsync(input);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(problemText(error, t));
      return false;
    }
  };
  return { act, busy: change.isPending };
}
