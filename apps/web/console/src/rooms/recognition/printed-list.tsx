import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { monthOf, pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';

type Line = Shape<'LineView'>;

/** What goes on paper: who is commended, team by team. On the screen it is not there. */
export function PrintedList({ run }: { readonly run: Shape<'RunDetail'> }): ReactNode {
  const words = useWords(recognitionTexts);
  const { t } = words;
  const { items } = useList('/api/v1/recognition/runs/{id}/lines', {
    path: { id: run.id },
    query: { limit: 200, commended: true },
  });
  return (
    <section className="only-print">
      <h2>
        {monthOf(words, run.month)} {t('recognition.printed')}
      </h2>
      <p>{t(`recognition.states.${run.state}`)}</p>
      {run.teams.map(({ teamId, name }) => {
        const own = items.filter((one) => one.teamId === teamId);
        return own.length === 0 ? null : (
          <TeamList key={teamId ?? ''} name={name ?? t('recognition.noTeam')} lines={own} words={words} />
        );
      })}
    </section>
  );
}

function TeamList(props: {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly words: ReturnType<typeof useWords>;
}): ReactNode {
  const { t } = props.words;
  return (
    <>
      <h3>{props.name}</h3>
      <ul>
        {props.lines.map((one) => (
          <li key={one.id}>
            {one.volunteerName || t('recognition.erased')} {one.volunteerNumber}{' '}
            {t('recognition.pointsOf', { points: pointsOf(one.score) })}
          </li>
        ))}
      </ul>
    </>
  );
}
