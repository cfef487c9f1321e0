import type { Shape } from '../api/client.js';
import { names } from '../api/names.js';
import { serverNow } from '../api/server-time.js';
import { useStore } from '../api/store.js';
import { dropItem, newItem, outboxItems, sendItem } from '../outbox/outbox.js';
import type { OutboxItem } from '../outbox/outbox.policy.js';
import { Button } from '../parts/parts.js';
import { momentOf, spanOf, timeOf } from '../parts/when.js';
import { todayTexts } from './today.texts.js';

const { say } = todayTexts;
/** Check-in opens this long before the shift begins, in milliseconds. */
const checkInEarly = 3_600_000;

/** What is needed to draw a shift of mine, with or without a network. */
export interface Duty {
  readonly assignmentId: string;
  readonly state: Shape<'OwnAssignmentView'>['state'];
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly siteId?: string;
  readonly teamId: string;
  readonly checkedInAt?: string;
}

export function dutyOf({ assignmentId, state, shift, checkedInAt }: Shape<'OwnAssignmentView'>): Duty {
  const { title, startsAt, endsAt, siteId, teamId } = shift;
  return {
    assignmentId,
    state,
    title,
    startsAt,
    endsAt,
    teamId,
    ...(siteId !== undefined && { siteId }),
    ...(checkedInAt !== undefined && { checkedInAt }),
  };
}

/** Where and with whom, in one line. */
export function PlaceLine({ siteId, teamId }: { siteId?: string | undefined; teamId: string }) {
  const { sites, teams } = useStore(names);
  const words = [siteId !== undefined && sites[siteId], teams[teamId]].filter(Boolean).join(' · ');
  return words === '' ? null : <p>{words}</p>;
}

type Step = 'check-in' | 'check-out';

/** The shift that comes next or goes on: where, when, check-in and check-out. What is pressed without a network waits on the phone. */
export function DutyCard({ duty, old }: { duty: Duty; old: boolean }) {
  const items = useStore(outboxItems).filter(
    ({ wish }) => wish.kind !== 'patrol-log' && wish.assignmentId === duty.assignmentId,
  );
  const itemOf = (kind: Step) => items.find((one) => one.wish.kind === kind);
  const [checkIn, checkOut] = [itemOf('check-in'), itemOf('check-out')];
  const here = duty.state === 'checked-in' || checkIn?.state === 'queued';
  const press = (kind: Step): void => {
    void sendItem(newItem({ kind, assignmentId: duty.assignmentId }, 'queued'));
  };
  return (
    <section class={here ? 'card good' : 'card'} aria-labelledby="duty">
      <h2 id="duty" class="kicker">
        {say(here ? 'onDuty' : 'nextShift')}
      </h2>
      <p class="when">{spanOf(duty.startsAt, duty.endsAt)}</p>
      <div class="facts">
        <h3>{duty.title}</h3>
        <PlaceLine siteId={duty.siteId} teamId={duty.teamId} />
      </div>
      {old && <p class="soft">{say('keptShift')}</p>}
      {duty.checkedInAt !== undefined && <p>{say('checkedIn', { time: timeOf(duty.checkedInAt) })}</p>}
      <Waiting item={checkIn} text="checkInWaiting" />
      <Waiting item={checkOut} text="checkOutWaiting" />
      {!here && !checkIn && <CheckIn duty={duty} press={() => press('check-in')} />}
      {here && !checkOut && (
        <Button kind="main" large onPress={() => press('check-out')}>
          {say('checkOut')}
        </Button>
      )}
    </section>
  );
}

function CheckIn({ duty, press }: { duty: Duty; press: () => void }) {
  const opens = Date.parse(duty.startsAt) - checkInEarly;
  if (serverNow() < opens)
    return <p class="soft">{say('checkInLater', { time: momentOf(new Date(opens).toISOString()) })}</p>;
  return (
    <Button kind="main" large onPress={press}>
      {say('checkIn')}
    </Button>
  );
}

function Waiting({ item, text }: { item: OutboxItem | undefined; text: 'checkInWaiting' | 'checkOutWaiting' }) {
  if (!item) return null;
  if (item.state === 'refused')
    return (
      <div class="notice bad" role="alert">
        <span>{say('refused', { reason: item.reason ?? '' })}</span>
        <Button kind="plain" onPress={() => void dropItem(item.id)}>
          {say('understood')}
        </Button>
      </div>
    );
  return (
    <p class="notice warm" role="status">
      {say(text, { time: timeOf(item.at) })}
    </p>
  );
}
