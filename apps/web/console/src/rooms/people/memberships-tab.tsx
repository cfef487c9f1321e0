import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { type TimelineItem, TimelineList } from '../../kit/timeline-list.js';
import { JoinTeamForm } from './join-team-form.js';
import { useTeams } from './lookups.js';
import { MembershipActions } from './membership-actions.js';
import { peopleTexts } from './people.texts.js';
import { usePeriodWords } from './team-history.js';

/** Teams now, and every change there was. */
export function MembershipsTab({ volunteer }: { readonly volunteer: Shape<'VolunteerDetail'> }): ReactNode {
  const { t, date } = useWords(peopleTexts);
  const { can } = useSession();
  const { nameOf } = useTeams();
  const [joining, setJoining] = useState(false);
  const words = usePeriodWords();
  const probationLine = (one: Shape<'ProbationPeriod'>): TimelineItem => {
    const more = [
      ...(one.why === undefined ? [] : [one.why]),
      ...(one.decidedBy === undefined ? [] : [t('people.stepBy', { who: one.decidedBy })]),
    ].join(' · ');
    return {
      key: one.id,
      at: one.decidedAt ?? one.since,
      what: `${nameOf(one.teamId)} · ${t(`people.probationStates.${one.state}`)} · ${t('people.probationProgress', {
        done: one.doneShifts,
        required: one.requiredShifts,
      })}`,
      ...(more !== '' && { more }),
    };
  };
  const probationIn = (teamId: string): Shape<'ProbationPeriod'> | undefined =>
    volunteer.probations.find((one) => one.teamId === teamId && one.state === 'running');
  const present = volunteer.memberships.filter((one) => one.to === undefined);
  return (
    <>
      <section className="drawer-section">
        <div className="panel-title">
          <h2>{t('people.teamsNow')}</h2>
          {can('operator', 'county-admin') && volunteer.status === 'active' && (
            <Button onClick={() => setJoining(true)}>{t('people.joinTeam')}</Button>
          )}
        </div>
        {present.length === 0 && <p className="quiet">{t('people.noTeams')}</p>}
        <ul className="record-list">
          {present.map((one) => (
            <li key={one.id}>
              <div>
                <Link to="/teams" search={{ open: one.teamId } as never} className="record-link">
                  {nameOf(one.teamId)}
                </Link>
                <div className="quiet">{t('people.since', { date: date(one.since) })}</div>
              </div>
              <span className="inline-row">
                <StatusTag tone={one.role === 'leader' ? 'busy' : 'quiet'}>{t(`people.roles.${one.role}`)}</StatusTag>
                {one.reserve && <StatusTag tone="warn">{t('people.reserve')}</StatusTag>}
                <MembershipActions
                  membership={one}
                  name={`${volunteer.name} · ${nameOf(one.teamId)}`}
                  probation={probationIn(one.teamId)}
                />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="drawer-section">
        <h2>{t('people.history')}</h2>
        <TimelineList
          items={volunteer.memberships.map((one) => {
            const { what, more } = words(one);
            return {
              key: one.id,
              at: one.from,
              what: `${nameOf(one.teamId)} · ${what}`,
              ...(more !== undefined && { more }),
            };
          })}
        />
      </section>
      {volunteer.probations.length > 0 && (
        <section className="drawer-section">
          <h2>{t('people.probationHistory')}</h2>
          <TimelineList items={volunteer.probations.map((one) => probationLine(one))} />
        </section>
      )}
      {volunteer.posts.length > 0 && (
        <section className="drawer-section">
          <h2>{t('people.postHistory')}</h2>
          <TimelineList
            items={volunteer.posts.map((one) => ({
              key: one.id,
              at: one.from,
              what: `${nameOf(one.teamId)} · ${one.postName} · ${t(`people.seatKinds.${one.kind}`)}`,
              ...(one.to !== undefined && { more: t('people.until', { date: date(one.to) }) }),
            }))}
          />
        </section>
      )}
      <JoinTeamForm open={joining} volunteerId={volunteer.id} onClose={() => setJoining(false)} />
    </>
  );
}
