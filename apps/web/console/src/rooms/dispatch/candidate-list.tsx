import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { useAsFarAsSeen } from '../../kit/use-as-far-as-seen.js';
import { dispatchTexts } from './dispatch.texts.js';

interface Props {
  readonly incidentId: string;
  readonly found: Shape<'IncidentCandidatesView'>;
  readonly busy: boolean;
  readonly onAsk: (volunteerId: string, teamId: string) => void;
}

/** Everybody who could be sent, team by team in their order, with reasons; and who can't, and why. */
export function CandidateList({ incidentId, found, busy, onAsk }: Props): ReactNode {
  // What a press shows must stand there at once, however many teams a county has.
  const [drawn, end] = useAsFarAsSeen(found.teams.length, 2);
  return (
    <div className="candidates">
      {found.teams.slice(0, drawn).map((team) => (
        <TeamCandidates key={team.teamId} team={team} {...{ incidentId, busy, onAsk }} />
      ))}
      {drawn < found.teams.length && <div ref={end} className="board-end" />}
    </div>
  );
}

type Team = Shape<'TeamCandidatesView'>;

/** A team; the rest of a large one comes when it is asked for. */
function TeamCandidates({
  incidentId,
  team: first,
  busy,
  onAsk,
}: Omit<Props, 'found'> & { readonly team: Team }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [whole, setWhole] = useState(false);
  const { data, isFetching } = useGet(
    '/api/v1/incidents/{id}/candidates',
    { path: { id: incidentId }, query: { teamId: first.teamId } },
    { enabled: whole },
  );
  const team = data?.teams[0] ?? first;
  const [drawn, end] = useAsFarAsSeen(team.candidates.length, 3);
  return (
    <section aria-label={team.name}>
      <h3>
        {team.name}{' '}
        {team.distanceKm !== undefined && (
          <span className="quiet number">{t('act.kilometres', { km: team.distanceKm })}</span>
        )}
      </h3>
      {team.reasons.map((one) => (
        <p key={one.code} className="quiet">
          {one.text}
        </p>
      ))}
      <ul>
        {team.candidates.slice(0, drawn).map((one) => (
          <li key={one.volunteerId} className="candidate">
            <span>
              <strong>{one.name}</strong>
              <span className="quiet candidate-reasons">{one.reasons.map(({ text }) => text).join(' · ')}</span>
            </span>
            <Button
              disabled={busy}
              aria-label={t('act.askPerson', { name: one.name })}
              onClick={() => onAsk(one.volunteerId, team.teamId)}
            >
              {t('act.ask')}
            </Button>
          </li>
        ))}
      </ul>
      {drawn < team.candidates.length && <div ref={end} className="board-end" />}
      {!data && (team.moreCandidates > 0 || !team.whole) && (
        <Button type="link" loading={isFetching} onClick={() => setWhole(true)}>
          {t('act.wholeTeam')}
        </Button>
      )}
      {team.excluded.length > 0 && <Excluded people={team.excluded} count={team.excluded.length + team.moreExcluded} />}
    </section>
  );
}

interface ExcludedProps {
  readonly people: Team['excluded'];
  readonly count: number;
}

/** Who can't be sent, and why; made when somebody wants to know. */
function Excluded({ people, count }: ExcludedProps): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('act.notEligible', { count })}</summary>
      {open && (
        <ul>
          {people.map((one) => (
            <li key={one.volunteerId} className="candidate">
              <span>
                <strong>{one.name}</strong>
                <span className="quiet candidate-reasons">
                  {[...one.reasons, ...one.blockers].map(({ text }) => text).join(' · ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
