import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { followUpTexts } from './follow-ups.texts.js';

export type FollowUp = Shape<'FollowUpView'>;

/** Who may do something with a call-back now. */
export type Standing = 'done' | 'takenByMe' | 'takenByOther' | 'notYours' | 'free';

export function standingOf(followUp: FollowUp, accountId: string): Standing {
  if (followUp.state === 'done') return 'done';
  if (followUp.assigneeId === accountId) return 'takenByMe';
  if (followUp.assigneeId !== undefined) return 'takenByOther';
  return followUp.mayTake ? 'free' : 'notYours';
}

const tones: Readonly<Record<Standing, Tone>> = {
  done: 'good',
  takenByMe: 'busy',
  takenByOther: 'quiet',
  notYours: 'quiet',
  free: 'warn',
};

export function StandingTag({ standing }: { readonly standing: Standing }): ReactNode {
  const { t } = useWords(followUpTexts);
  return <StatusTag tone={tones[standing]}>{t(`followUps.${standing}`)}</StatusTag>;
}
