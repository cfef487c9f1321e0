import { App } from 'antd';
import { useCallback } from 'react';
import { Problem } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';

/** Does one thing at a press: says when it is done, and the API's words when it is refused. Answers whether it was done. */
export function useAct(): (work: Promise<unknown>, done?: string) => Promise<boolean> {
  const { t } = useWords();
  const { message } = App.useApp();
  return useCallback(
    async (work, done) => {
      try {
        await work;
        void message.success(done ?? t('form.saved'));
        return true;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        void message.error(problemText(error, t));
        return false;
      }
    },
    [message, t],
  );
}
