import { App, Button, Space } from 'antd';
import { useCallback, useSyncExternalStore } from 'react';
import { useWords } from '../app/words.js';

/** Seconds in which a decision can still be taken back, because nothing has been sent. */
export const graceSeconds = 8;

interface Waiting {
  readonly ids: readonly string[];
  readonly timer: ReturnType<typeof setTimeout>;
  readonly takeBack: () => void;
}

const waiting = new Map<string, Waiting>();
const watchers = new Set<() => void>();
let waitingIds: ReadonlySet<string> = new Set();

function changed(): void {
  waitingIds = new Set([...waiting.values()].flatMap((one) => one.ids));
  for (const watcher of watchers) watcher();
  if (waiting.size > 0) {
    window.addEventListener('beforeunload', askBeforeLeaving);
    window.addEventListener('keydown', undoByKey);
  } else {
    window.removeEventListener('beforeunload', askBeforeLeaving);
    window.removeEventListener('keydown', undoByKey);
  }
}

/** A page that is closed now takes the unsent decisions with it. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Fields in which Ctrl+Z takes back what was typed. */
const typedInto = 'textarea, input:not([type="checkbox"], [type="radio"], [readonly])';

/** The notice is far from the list by Tab, and seconds are short: Ctrl+Z takes back the latest from wherever the focus is. */
function undoByKey(event: KeyboardEvent): void {
  if (
    (event.target instanceof Element && event.target.matches(typedInto)) ||
    event.key.toLowerCase() !== 'z' ||
    event.shiftKey ||
    !(event.ctrlKey || event.metaKey)
  )
    return;
  event.preventDefault();
  [...waiting.values()].at(-1)?.takeBack();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Records whose decision is still in its grace, so that a page can mark them and leave them alone. */
export function useInGrace(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => waitingIds);
}

/**
 * For what the server cannot take back: says what will be done, waits eight seconds, and only then does it. Taken back in that
 * time, nothing is sent at all. It goes on when the person moves to another page of the console.
 *
 * @returns `later(text, ids, work)`
 */
export function useGrace(): (text: string, ids: readonly string[], work: () => Promise<void>) => void {
  const { t } = useWords();
  const { notification } = App.useApp();
  return useCallback(
    (text, ids, work) => {
      const key = crypto.randomUUID();
      const end = (): void => {
        clearTimeout(waiting.get(key)?.timer);
        waiting.delete(key);
        notification.destroy(key);
        changed();
      };
      const go = (): void => {
        if (!waiting.has(key)) return;
        end();
        void work();
      };
      waiting.set(key, { ids, timer: setTimeout(go, graceSeconds * 1000), takeBack: end });
      changed();
      notification.info({
        key,
        title: text,
        description: t('grace.hint', { count: graceSeconds }),
        placement: 'bottomLeft',
        duration: graceSeconds,
        showProgress: true,
        pauseOnHover: false,
        closable: false,
        actions: (
          <Space>
            <Button onClick={end}>{t('state.undo')}</Button>
            <Button type="link" onClick={go}>
              {t('grace.now')}
            </Button>
          </Space>
        ),
      });
    },
    [notification, t],
  );
}
