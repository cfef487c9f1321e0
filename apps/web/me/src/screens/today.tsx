import { useEffect, useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { session } from '../api/session.js';
import { useStore } from '../api/store.js';
import { useLoaded } from '../api/use-loaded.js';
import { phoneStore } from '../outbox/phone-store.js';
import { Icon } from '../parts/icons.js';
import { Button, Heading, LoadedNotice, ProblemNotice, ScreenLink } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { spanOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { type Duty, DutyCard, dutyOf, PlaceLine } from './duty-card.js';
import { isOpenOffer, isUnderWay, MissionCard, OfferCard } from './mission-card.js';
import { todayTexts } from './today.texts.js';

const { say } = todayTexts;
const keptDuty = 'next-duty';
/** Offers are looked for this often. */
const everySeconds = 15;

/** What waits for me now. */
export function Today() {
  useLocale();
  const who = useStore(session);
  const missions = useLoaded(() => get('/api/v1/missions/mine'), { everySeconds });
  const shifts = useLoaded(() => get('/api/v1/shifts/mine'), { everySeconds: 60 });
  const cover = useLoaded(() => get('/api/v1/cover-requests/mine'), { everySeconds: 60 });
  const training = useLoaded(() => get('/api/v1/training/mine'));
  const duty = useDuty(shifts.value);
  useEffect(() => {
    const sent = (): void => void shifts.reload();
    addEventListener('redmaple:sent', sent);
    return () => removeEventListener('redmaple:sent', sent);
  }, [shifts.reload]);
  const offers = (shifts.value ?? []).filter((one) => one.state === 'offered');
  const course = nextTraining(training.value?.items ?? []);
  const name = 'name' in who ? who.name : undefined;
  return (
    <>
      <Heading>{name === undefined ? say('helloNobody') : say('hello', { name })}</Heading>
      <LoadedNotice loaded={shifts} />
      {(missions.value ?? []).filter(isUnderWay).map((one) => (
        <MissionCard key={one.id} mission={one} reload={missions.reload} />
      ))}
      {(missions.value ?? []).filter(isOpenOffer).map((one) => (
        <OfferCard key={one.id} mission={one} reload={missions.reload} />
      ))}
      {duty.duty && <DutyCard key={duty.duty.assignmentId} duty={duty.duty} old={duty.old} />}
      {shifts.value !== undefined && !duty.duty && (
        <section class="card">
          <p>{say('noShift')}</p>
          <ScreenLink to="shifts" class="button main">
            {say('findShift')}
          </ScreenLink>
        </section>
      )}
      {offers.map((one) => (
        <ShiftOffer key={one.assignmentId} offer={one} reload={shifts.reload} />
      ))}
      {(cover.value ?? []).map((one) => (
        <CoverAsk key={one.coverRequestId} ask={one} reload={() => Promise.all([cover.reload(), shifts.reload()])} />
      ))}
      {course && (
        <section class="card" aria-labelledby="training">
          <h2 id="training" class="kicker">
            {say('training')}
          </h2>
          <p class="when">{spanOf(course.startsAt, course.endsAt)}</p>
          <p>
            {course.courseTitle} · {course.place}
          </p>
        </section>
      )}
      <ScreenLink to="patrol" class="button">
        <Icon name="pen" />
        {say('patrol')}
      </ScreenLink>
      <p class="soft">{say('patrolLead')}</p>
    </>
  );
}

/** My next shift, also without a network: the last one seen is kept on the phone until signing out. */
function useDuty(read: Shape<'OwnAssignmentView'>[] | undefined): { duty: Duty | undefined; old: boolean } {
  const [kept, setKept] = useState<Duty>();
  useEffect(() => {
    void phoneStore
      .kept<Duty>(keptDuty)
      .then(setKept)
      .catch(() => undefined);
  }, []);
  const next = read
    ?.filter(
      (one) => one.state === 'checked-in' || (one.state === 'confirmed' && Date.parse(one.shift.endsAt) > serverNow()),
    )
    .map(dutyOf)[0];
  const known = JSON.stringify(next);
  useEffect(() => {
    if (read) void phoneStore.keep(keptDuty, next).catch(() => undefined);
  }, [known, read !== undefined]);
  if (read) return { duty: next, old: false };
  const still = kept && Date.parse(kept.endsAt) > serverNow() - 12 * 3_600_000;
  return { duty: still ? kept : undefined, old: true };
}

function nextTraining(all: readonly Shape<'MyTrainingView'>[]): Shape<'TrainingSessionView'> | undefined {
  return all
    .filter((one) => one.state === 'enrolled' && Date.parse(one.session.endsAt) > serverNow())
    .map((one) => one.session)
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0];
}

function ShiftOffer({ offer, reload }: { offer: Shape<'OwnAssignmentView'>; reload: () => Promise<void> }) {
  const asked = { params: { id: offer.assignmentId } };
  const accept = useAction((key) =>
    post('/api/v1/assignments/{id}/accept', undefined, { ...asked, key }).finally(() => void reload()),
  );
  const decline = useAction((key) =>
    post('/api/v1/assignments/{id}/cannot-come', { reason: 'other' }, { ...asked, key }).finally(() => void reload()),
  );
  return (
    <section class="card" aria-labelledby={offer.assignmentId}>
      <h2 id={offer.assignmentId} class="kicker">
        {say('shiftOffer')}
      </h2>
      <p class="when">{spanOf(offer.shift.startsAt, offer.shift.endsAt)}</p>
      <div class="facts">
        <h3>{offer.shift.title}</h3>
        <PlaceLine siteId={offer.shift.siteId} teamId={offer.shift.teamId} />
      </div>
      <div class="pair">
        <Button kind="main" busy={accept.busy} onPress={() => void accept.run()}>
          {say('accept')}
        </Button>
        <Button busy={decline.busy} onPress={() => void decline.run()}>
          {say('decline')}
        </Button>
      </div>
      <p class="soft">{say('declineFree')}</p>
      <ProblemNotice problem={accept.problem ?? decline.problem} />
    </section>
  );
}

function CoverAsk({ ask, reload }: { ask: Shape<'OwnCoverAskView'>; reload: () => Promise<unknown> }) {
  const asked = { params: { id: ask.coverRequestId } };
  const take = useAction((key) =>
    post('/api/v1/cover-requests/{id}/take', undefined, { ...asked, key }).finally(() => void reload()),
  );
  const decline = useAction((key) =>
    post('/api/v1/cover-requests/{id}/decline', undefined, { ...asked, key }).finally(() => void reload()),
  );
  return (
    <section class="card" aria-labelledby={ask.coverRequestId}>
      <h2 id={ask.coverRequestId}>{say('cover')}</h2>
      <p class="when">{spanOf(ask.shift.startsAt, ask.shift.endsAt)}</p>
      <div class="facts">
        <h3>{ask.shift.title}</h3>
        <PlaceLine siteId={ask.shift.siteId} teamId={ask.shift.teamId} />
      </div>
      <div class="pair">
        <Button kind="main" busy={take.busy} onPress={() => void take.run()}>
          {say('coverYes')}
        </Button>
        <Button busy={decline.busy} onPress={() => void decline.run()}>
          {say('coverNo')}
        </Button>
      </div>
      <p class="soft">{say('declineFree')}</p>
      <ProblemNotice problem={take.problem ?? decline.problem} />
    </section>
  );
}
