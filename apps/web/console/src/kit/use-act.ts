import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { problemText } from './problem-text.js';

/**
 * Does one thing at a press: says when it is done, and the API's words when it is refused. Where somebody else was first, what
 * the page shows is out of date and is read anew.
 *
 * @returns a function that answers whether it was done; `false` for `done` where the page itself shows it
 */
export function useAct(): (work: Promise<unknown>, done?: string | false) => Promise<boolean> {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useCallback(
    async (work, done) => {
      try {
        await work;
        if (done !== false) void message.success(done ?? t('form.saved'));
        return true;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        void message.error(problemText(error, t));
        if (error.status === 409) void client.invalidateQueries();
        return false;
      }
    },
    [client, message, t],
  );
}
