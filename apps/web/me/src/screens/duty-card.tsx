import { useRef, useState } from 'preact/hooks';
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
    ({ wish }) => 'assignmentId' in wish && wish.assignmentId === duty.assignmentId,
  );
  const itemOf = (kind: Step) => items.find((one) => one.wish.kind === kind);
  const [checkIn, checkOut] = [itemOf('check-in'), itemOf('check-out')];
  const [pressed, setPressed] = useState<readonly Step[]>([]);
  const [notKept, setNotKept] = useState(false);
  const here = duty.state === 'checked-in' || (pressed.includes('check-in') && !checkIn) || checkIn?.state === 'queued';
  // The phone needs a moment to keep it: meanwhile a second tap says the same.
  const taken = useRef(new Set<Step>());
  const forget = (kind: Step): void => {
    taken.current.delete(kind);
    setPressed((before) => before.filter((one) => one !== kind));
  };
  const press = (kind: Step): void => {
    if (taken.current.has(kind)) return;
    taken.current.add(kind);
    setPressed((before) => [...before, kind]);
    setNotKept(false);
    sendItem(newItem({ kind, assignmentId: duty.assignmentId }, 'queued')).catch(() => {
      forget(kind);
      setNotKept(true);
    });
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
      <Waiting item={checkIn} text="checkInWaiting" forget={forget} />
      <Waiting item={checkOut} text="checkOutWaiting" forget={forget} />
      <div role="alert">{notKept && <p class="notice bad">{say('notKept')}</p>}</div>
      {!here && !checkIn && <CheckIn duty={duty} press={() => press('check-in')} />}
      {here && !checkOut && !pressed.includes('check-out') && <CheckOut press={() => press('check-out')} />}
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

/** Stands where the check-in was: asked once more, or a finger that taps twice would end the shift that it has just begun. */
function CheckOut({ press }: { press: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button large onPress={() => setSure(true)}>
        {say('checkOut')}
      </Button>
    );
  return (
    <>
      <p role="alert">{say('checkOutSure')}</p>
      <Button large onPress={() => setSure(false)}>
        {say('checkOutNo')}
      </Button>
      <Button kind="main" large onPress={press}>
        {say('checkOutYes')}
      </Button>
    </>
  );
}

function Waiting(props: {
  item: OutboxItem | undefined;
  text: 'checkInWaiting' | 'checkOutWaiting';
  forget: (kind: Step) => void;
}) {
  const { item, text } = props;
  if (!item) return null;
  const understood = (): void => {
    if ('assignmentId' in item.wish) props.forget(item.wish.kind);
    void dropItem(item.id);
  };
  if (item.state === 'refused')
    return (
      <div class="notice bad" role="alert">
        <span>{say('refused', { reason: item.reason ?? '' })}</span>
        <Button kind="plain" onPress={understood}>
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
