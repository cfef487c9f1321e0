import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { peopleTexts } from './people.texts.js';

type Team = Shape<'TeamDetail'>;

/** How many are active of how many places, and who is there besides. */
export function TeamPlaces({ team }: { readonly team: Team }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { active, capacity, members, probationers } = team;
  return (
    <span className="inline-row">
      <span>
        {capacity === undefined ? t('people.places', { active }) : t('people.placesOf', { active, capacity })}
      </span>
      {capacity !== undefined && active >= capacity && <StatusTag tone="warn">{t('people.full')}</StatusTag>}
      {members > active && <span className="quiet">{t('people.reserveCount', { count: members - active })}</span>}
      {probationers > 0 && <span className="quiet">{t('people.probationCount', { count: probationers })}</span>}
    </span>
  );
}

/** How many its posts lack, if any. */
export function EmptySeats({ team }: { readonly team: Team }): ReactNode {
  const { t } = useWords(peopleTexts);
  if (team.emptySeats === 0) return null;
  return <StatusTag tone="warn">{t('people.emptySeats', { count: team.emptySeats })}</StatusTag>;
}
