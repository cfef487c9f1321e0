import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { serverNow } from '../../kit/server-clock.js';
import { StatusTag } from '../../kit/status-tag.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { SeatExplainer } from '../eligibility/seat-explainer.js';
import { useQualificationKinds } from '../people/lookups.js';
import { Candidates, Considered } from './candidates.js';
import { dutyTexts } from './duty.texts.js';
import { HolderActions } from './holder-actions.js';
import { postOf } from './roster-posts.js';
import {
  type Assignment,
  assignmentTones,
  clockSpan,
  type Roster,
  type Seat,
  type Shift,
  shortDay,
} from './shift-words.js';
import { useSites } from './use-sites.js';

/** Ways to a seat that have words of their own. */
const known: readonly string[] = ['roster', 'operator', 'self', 'cover'];

interface Props {
  readonly shift: Shift;
  readonly seat: Seat;
  /** Posts of the team. */
  readonly posts: Roster['posts'];
  readonly published: boolean;
  /** Whether the reader may change this team's weeks. */
  readonly may: boolean;
  readonly onClose: () => void;
}

/** One seat of a shift: who holds it, what can be done, who else could. */
export function SeatDrawer({ shift, seat, posts, published, may, onClose }: Props): ReactNode {
  const words = useWords(dutyTexts);
  const { t, locale } = words;
  const { nameOf: siteName } = useSites();
  const { nameOf } = useQualificationKinds();
  const { assignment } = seat;
  const toCome = new Date(shift.startsAt).getTime() > serverNow();
  const changeable = may && toCome && shift.state !== 'cancelled';
  return (
    <RecordDrawer
      open
      width={640}
      title={`${shortDay(locale, shift.dutyDate)} ${clockSpan(words, shift)} · ${t('duty.seatNo', { no: seat.no })}`}
      onClose={onClose}
    >
      <section className="drawer-section">
        <Facts
          rows={[
            [t('duty.shift'), shift.title],
            [t('duty.site'), siteName(shift.siteId)],
            [t('duty.needs'), seat.qualifications.map(nameOf).join(t('duty.comma'))],
            [t('duty.danger'), shift.danger ? t('duty.dangerHint') : undefined],
            [t('duty.post'), assignment && (postOf(posts, assignment.volunteer.id, t) || undefined)],
          ]}
        />
      </section>
      <section className="drawer-section">
        <h2>{t('duty.holder')}</h2>
        {assignment ? (
          <>
            <p className="inline-row">
              <strong>{assignment.volunteer.name}</strong>
              <span className="quiet number">{assignment.volunteer.number}</span>
              <StatusTag tone={assignmentTones[assignment.state] ?? 'quiet'}>
                {t(`duty.states.${assignment.state}`)}
              </StatusTag>
              {assignment.pinned && assignment.state === 'drafted' && (
                <StatusTag tone="quiet">{t('duty.pinned')}</StatusTag>
              )}
            </p>
            <WhyThisPerson assignment={assignment} considered={seat.considered ?? []} />
            {may && (
              <HolderActions shift={shift} assignment={assignment} published={published} changeable={changeable} />
            )}
          </>
        ) : (
          <p className="quiet">{t('duty.openHint')}</p>
        )}
      </section>
      {changeable ? (
        <Candidates seat={seat} published={published} onAssigned={onClose} />
      ) : (
        seat.considered && <Considered people={seat.considered} />
      )}
      {changeable && <SeatExplainer seatId={seat.id} />}
      {assignment && may && <History assignmentId={assignment.id} />}
    </RecordDrawer>
  );
}

/** How somebody came to the seat; of a draft, which place among all who could have it. */
function WhyThisPerson({
  assignment,
  considered,
}: {
  readonly assignment: Assignment;
  readonly considered: NonNullable<Seat['considered']>;
}): ReactNode {
  const { t } = useWords(dutyTexts);
  const found = considered.find(({ volunteer }) => volunteer.id === assignment.volunteer.id);
  if (assignment.source !== 'roster' || found?.rank === undefined)
    return known.includes(assignment.source) && <p className="quiet">{t(`duty.cameBy.${assignment.source}`)}</p>;
  const able = considered.filter(({ rank }) => rank !== undefined).length;
  const hours = (found.minutes / 60).toFixed(1);
  return <p className="quiet">{t('duty.ranked', { rank: found.rank, able, hours })}</p>;
}

/** Each move of the assignment with when and why. */
function History({ assignmentId }: { readonly assignmentId: string }): ReactNode {
  const { t } = useWords(dutyTexts);
  const history = useGet('/api/v1/assignments/{id}/history', { path: { id: assignmentId } });
  if (!history.data?.length) return null;
  return (
    <section className="drawer-section">
      <h2>{t('duty.history')}</h2>
      <TimelineList
        items={history.data.map((one, index) => ({
          key: String(index),
          at: one.happenedAt,
          what: t(`duty.states.${one.toState}`),
        }))}
      />
    </section>
  );
}
