import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { clockText, useServerNow } from '../../kit/server-clock.js';
import { dispatchTexts } from './dispatch.texts.js';
import type { Incident } from './incident-words.js';

/** How long a resident has been waiting, or how late we are; by the server's clock. */
export function WaitTimer({ incident }: { readonly incident: Incident }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const now = useServerNow();
  const { waitingSince, dueAt } = incident;
  if (waitingSince === undefined || dueAt === undefined) return null;
  const late = now - new Date(dueAt).getTime();
  const clock = clockText(late >= 0 ? late : now - new Date(waitingSince).getTime());
  return (
    <span className={`wait-timer number${late >= 0 ? ' wait-timer-late' : ''}`}>
      {t(late >= 0 ? 'dispatch.lateBy' : 'dispatch.waitingFor', { clock })}
    </span>
  );
}

/** What is left of the time to answer. */
export function AnswerTimer({ expiresAt }: { readonly expiresAt: string }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const left = new Date(expiresAt).getTime() - useServerNow();
  return <span className="number">{t('act.answerIn', { clock: clockText(left) })}</span>;
}
