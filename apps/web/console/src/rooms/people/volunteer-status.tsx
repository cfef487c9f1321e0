import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { peopleTexts } from './people.texts.js';

export const volunteerStatuses = ['active', 'suspended', 'left'] as const;

const tones: Readonly<Record<(typeof volunteerStatuses)[number], Tone>> = {
  active: 'good',
  suspended: 'warn',
  left: 'quiet',
};

/** How somebody stands with the centre. */
export function VolunteerStatus({ status }: { readonly status: keyof typeof tones }): ReactNode {
  const { t } = useWords(peopleTexts);
  return <StatusTag tone={tones[status]}>{t(`people.statuses.${status}`)}</StatusTag>;
}
