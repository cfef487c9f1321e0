import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { useAct } from '../../kit/use-act.js';
import { dutyTexts } from './duty.texts.js';
import type { Seat } from './shift-words.js';

type Person = Shape<'CandidateView'>;

/** Everybody of the team for a seat: who may in the engine's order, then who may not and why. */
export function Candidates({
  seat,
  published,
  onAssigned,
}: {
  readonly seat: Seat;
  readonly published: boolean;
  readonly onAssigned: () => void;
}): ReactNode {
  const { t } = useWords(dutyTexts);
  const act = useAct();
  const candidates = useGet('/api/v1/seats/{id}/candidates', { path: { id: seat.id } });
  const assign = useChange('post', '/api/v1/seats/{id}/assign', ['/api/v1/rosters', '/api/v1/seats', '/api/v1/shifts']);
  const give = async (volunteerId: string): Promise<void> => {
    const work = assign.mutateAsync({
      path: { id: seat.id },
      body: { volunteerId, ...(seat.assignment && { replaces: seat.assignment.id }) },
    });
    if (await act(work, published ? t('duty.asked') : t('duty.assigned'))) onAssigned();
  };
  return (
    <Loaded of={candidates}>
      {(people) => (
        <Considered
          people={people.filter((one) => one.volunteer.id !== seat.assignment?.volunteer.id)}
          action={(person) => (
            <Button
              loading={assign.isPending}
              aria-label={`${published ? t('duty.ask') : t('duty.assign')} ${person.volunteer.name}`}
              onClick={() => void give(person.volunteer.id)}
            >
              {published ? t('duty.ask') : t('duty.assign')}
            </Button>
          )}
        />
      )}
    </Loaded>
  );
}

/** People who were looked at for a seat, with what speaks for the order and what speaks against each. */
export function Considered({
  people,
  action,
}: {
  readonly people: readonly Person[];
  readonly action?: (person: Person) => ReactNode;
}): ReactNode {
  const { t, date } = useWords(dutyTexts);
  const able = people.filter((one) => one.blockers.length === 0);
  const others = people.filter((one) => one.blockers.length > 0);
  return (
    <>
      <section className="drawer-section">
        <h2>{t('duty.able', { count: able.length })}</h2>
        {able.length > 0 && <p className="quiet">{t('duty.orderHint')}</p>}
        {able.length === 0 && <WhyNobody others={others} />}
        <ol className="record-list">
          {able.map((one) => (
            <li key={one.volunteer.id}>
              <div>
                <strong>{one.volunteer.name}</strong> <span className="quiet number">{one.volunteer.number}</span>
                <div className="quiet">
                  {t('duty.load', { hours: (one.minutes / 60).toFixed(1) })}
                  {one.lastDutyEndedAt !== undefined && ` · ${t('duty.lastDuty', { date: date(one.lastDutyEndedAt) })}`}
                </div>
              </div>
              {action?.(one)}
            </li>
          ))}
        </ol>
      </section>
      {others.length > 0 && (
        <section className="drawer-section">
          <h2>{t('duty.unable', { count: others.length })}</h2>
          <ul className="record-list">
            {others.map((one) => (
              <li key={one.volunteer.id}>
                <div>
                  <strong>{one.volunteer.name}</strong> <span className="quiet number">{one.volunteer.number}</span>
                  <ul className="blockers">
                    {one.blockers.map((blocker) => (
                      <li key={`${blocker.code} ${blocker.message}`}>
                        {blocker.message}{' '}
                        <span className="quiet">
                          {blocker.remedy ??
                            (blocker.fixableBy !== 'nobody' && t(`duty.fixableBy.${blocker.fixableBy}`))}
                        </span>
                      </li>
                    ))}
                  </ul>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Why a seat stays open: what speaks against how many, the most frequent first. */
function WhyNobody({ others }: { readonly others: readonly Person[] }): ReactNode {
  const { t } = useWords(dutyTexts);
  const counts = new Map<string, number>();
  for (const { blockers } of others)
    for (const message of new Set(blockers.map((one) => one.message)))
      counts.set(message, (counts.get(message) ?? 0) + 1);
  const reasons = [...counts].sort(([, one], [, other]) => other - one);
  if (reasons.length === 0) return <p>{t('duty.nobodyThere')}</p>;
  return (
    <>
      <p>{t('duty.nobodyAble')}</p>
      <ul className="blockers">
        {reasons.map(([message, count]) => (
          <li key={message}>{t('duty.reasonOf', { count, message })}</li>
        ))}
      </ul>
    </>
  );
}
