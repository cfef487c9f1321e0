import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { dispatchTexts } from './dispatch.texts.js';
import { type BoardTeam, toneOfTeam } from './incident-words.js';

interface Props {
  readonly teams: readonly BoardTeam[];
  /** Chosen on the map. */
  readonly selected: string | undefined;
  readonly onIncident: (id: string) => void;
}

/** Teams and what they are doing; the busiest first, those of whom nothing is known last. */
export function TeamList({ teams, selected, onIncident }: Props): ReactNode {
  const { t, time } = useWords(dispatchTexts);
  return (
    <section className="dispatch-pane dispatch-teams" aria-label={t('dispatch.teams')}>
      <header className="dispatch-pane-head">
        <h2>{t('dispatch.teams')}</h2>
      </header>
      {teams.length === 0 ? (
        <Empty title={t('dispatch.noTeams')} />
      ) : (
        <div className="dispatch-scroll" role="group" aria-label={t('dispatch.teams')} tabIndex={0}>
          <ul className="team-rows">
            {teams.map((team) => (
              <li key={team.id} className={team.id === selected ? 'team-row team-row-selected' : 'team-row'}>
                <span className="incident-row-line">
                  <strong>{team.name}</strong>
                  <StatusTag tone={toneOfTeam(team.state)}>{t(`teamState.${team.state}`)}</StatusTag>
                </span>
                <span className="quiet">
                  {team.onDuty === 0 ? t('team.nobody') : t('team.people', { onDuty: team.onDuty, free: team.free })}
                  {team.dutyEndsAt !== undefined && ` · ${t('team.until', { time: time(team.dutyEndsAt) })}`}
                </span>
                {team.posts.length > 0 && <Posts team={team} />}
                {team.incidentIds[0] !== undefined && (
                  <button type="button" className="text-button" onClick={() => onIncident(team.incidentIds[0] ?? '')}>
                    {t('dispatch.current')}
                    <span className="visually-hidden"> {team.name}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The posts of a team: how many lack somebody, and who holds which seat where the reader may know. */
function Posts({ team }: { readonly team: BoardTeam }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const lacking = team.posts.reduce((sum, post) => sum + post.lacking, 0);
  return (
    <details className="team-posts">
      <summary>
        {t('team.posts', { count: team.posts.length })}
        {lacking > 0 && ` · ${t('team.lacking', { count: lacking })}`}
        <span className="visually-hidden"> {team.name}</span>
      </summary>
      <ul>
        {team.posts.map((post) => (
          <li key={post.name}>
            <strong>{post.name}</strong>
            <ul>
              {post.seats.map((seat, index) => (
                <li key={`${seat.kind}-${index}`}>
                  {t(`team.seats.${seat.kind}`)} {seat.name ?? t(seat.taken ? 'team.taken' : 'team.empty')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
