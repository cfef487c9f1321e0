import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { SeatBar } from './call-parts.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { applicationStates, type Call } from './states.js';

/** How many applied, by team type and state, as it is now; each number leads to those people. */
export function CallCountsPanel({ call }: { readonly call: Call }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const counts = useGet('/api/v1/calls/{id}/counts', { path: { id: call.id } });
  const to = (state: string, teamType: string) => ({ call: call.id, state, teamType }) as never;
  return (
    <section className="panel">
      <div className="panel-title">
        <h2>{t('recruitment.call.counts')}</h2>
        <Link to="/applications" search={{ call: call.id } as never}>
          {t('recruitment.call.allApplications', { count: counts.data?.total ?? 0 })}
        </Link>
      </div>
      <Loaded of={counts}>
        {({ teamTypes, specialists }) => (
          <div className="count-list">
            {teamTypes.map(({ code, seats, seatsHeld, byState }) => {
              const name = label(call.teamTypes.find((one) => one.code === code)?.label) || code;
              return (
                <div key={code} className="count-row">
                  <h3>{name}</h3>
                  <SeatBar name={t('recruitment.call.seatsOf', { name })} held={seatsHeld} seats={seats} />
                  <ul className="count-states">
                    {applicationStates
                      .filter((state) => (byState[state] ?? 0) > 0)
                      .map((state) => (
                        <li key={state}>
                          <Link to="/applications" search={to(state, code)}>
                            {t(`recruitment.states.${state}`)} <b className="number">{byState[state]}</b>
                          </Link>
                        </li>
                      ))}
                  </ul>
                </div>
              );
            })}
            {specialists.length > 0 && (
              <div className="count-row">
                <h3>{t('recruitment.specialists.counts')}</h3>
                <ul className="count-states">
                  {specialists.map(({ id, skill, wanted, found }) => (
                    <li key={id}>
                      {skill} <b className="number">{t('recruitment.specialists.found', { found, wanted })}</b>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </section>
  );
}
