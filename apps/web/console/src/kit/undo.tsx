import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useWords } from '../app/words.js';

const openFor = 8;

/** Says what was done, and offers for eight seconds to take it back. */
export function useUndo(): (text: string, undo: () => Promise<unknown>) => void {
  const { t } = useWords();
  const { notification } = App.useApp();
  return useCallback(
    (text, undo) => {
      const key = crypto.randomUUID();
      notification.success({
        key,
        title: text,
        placement: 'bottomLeft',
        duration: openFor,
        actions: (
          <Button
            onClick={() => {
              notification.destroy(key);
              void undo();
            }}
          >
            {t('state.undo')}
          </Button>
        ),
      });
    },
    [notification, t],
  );
}
