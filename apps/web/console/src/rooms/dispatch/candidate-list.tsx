import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { dispatchTexts } from './dispatch.texts.js';

interface Props {
  readonly found: Shape<'IncidentCandidatesView'>;
  readonly busy: boolean;
  readonly onAsk: (volunteerId: string, teamId: string) => void;
}

/** Everybody who could be sent, team by team in their order, with reasons; and who can't, and why. */
export function CandidateList({ found, busy, onAsk }: Props): ReactNode {
  const { t } = useWords(dispatchTexts);
  return (
    <div className="candidates">
      {found.teams.map((team) => (
        <section key={team.teamId} aria-label={team.name}>
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
            {team.candidates.map((one) => (
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
          {team.excluded.length > 0 && (
            <details>
              <summary>{t('act.notEligible', { count: team.excluded.length })}</summary>
              <ul>
                {team.excluded.map((one) => (
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
            </details>
          )}
        </section>
      ))}
    </div>
  );
}
