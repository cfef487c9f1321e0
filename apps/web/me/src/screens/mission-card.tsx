import { useEffect, useState } from 'preact/hooks';
import { post, type Shape } from '../api/client.js';
import { untilThen } from '../parts/when.js';
import { Button, Field, fieldError, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { missionTexts } from './mission.texts.js';

type Mission = Shape<'OwnMissionView'>;
type Outcome = Shape<'CloseMission'>['outcome'];
const { say } = missionTexts;

/** Where it stands, as far as it still concerns the volunteer. */
const steps = {
  accepted: '/api/v1/missions/{id}/en-route',
  'en-route': '/api/v1/missions/{id}/arrive',
} as const;

export function isOpenOffer(mission: Mission): boolean {
  return mission.state === 'offered' && untilThen(mission.expiresAt) !== undefined;
}

export function isUnderWay(mission: Mission): boolean {
  return mission.state === 'accepted' || mission.state === 'en-route' || mission.state === 'on-scene';
}

function categoryOf(mission: Mission): string {
  if (mission.categoryName !== undefined) return mission.categoryName;
  const key = `category.${mission.category}`;
  return missionTexts.texts.has('zh-CN', key)
    ? missionTexts.say(key as 'category.other')
    : missionTexts.say('category.other');
}

/** Somebody needs help: two large answers, and how long there is to give one. */
export function OfferCard({ mission, reload }: { mission: Mission; reload: () => Promise<void> }) {
  const [left, setLeft] = useState(untilThen(mission.expiresAt));
  useEffect(() => {
    const timer = setInterval(() => setLeft(untilThen(mission.expiresAt)), 1_000);
    return () => clearInterval(timer);
  }, [mission.expiresAt]);
  const asked = { params: { id: mission.id } };
  const accept = useAction((key) =>
    post('/api/v1/missions/{id}/accept', undefined, { ...asked, key }).finally(() => void reload()),
  );
  const decline = useAction((key) =>
    post('/api/v1/missions/{id}/decline', {}, { ...asked, key }).finally(() => void reload()),
  );
  return (
    <section class="card urgent" aria-labelledby={mission.id}>
      <h2 id={mission.id}>{say('offered')}</h2>
      <p class="when">{categoryOf(mission)}</p>
      <div class="facts">
        <p>{mission.area.join(' · ')}</p>
        {mission.distanceKm !== undefined && <p>{say('distance', { km: mission.distanceKm })}</p>}
      </div>
      {left === undefined ? (
        <p class="notice warm">{say('lapsed')}</p>
      ) : (
        <>
          <p>
            <span class="soft">{say('left')}</span>{' '}
            <span class="countdown" role="timer">
              {left}
            </span>
          </p>
          <Button kind="main" large busy={accept.busy} onPress={() => void accept.run()}>
            {say('accept')}
          </Button>
          <Button large busy={decline.busy} onPress={() => void decline.run()}>
            {say('decline')}
          </Button>
          <p class="soft">{say('free')}</p>
        </>
      )}
      <ProblemNotice problem={accept.problem ?? decline.problem} />
    </section>
  );
}

/** A mission that was accepted: where, what, and the next step. */
export function MissionCard({ mission, reload }: { mission: Mission; reload: () => Promise<void> }) {
  const [closing, setClosing] = useState(false);
  const asked = { params: { id: mission.id } };
  const { state } = mission;
  const next = useAction(async (key) => {
    if (state === 'accepted' || state === 'en-route')
      await post(steps[state], undefined, { ...asked, key }).finally(() => void reload());
  });
  return (
    <section class="card urgent" aria-labelledby={mission.id}>
      <div class="headline">
        <h2 id={mission.id}>{say('underWay')}</h2>
        <span class="tag red">{say(`state.${state}` as 'state.accepted')}</span>
      </div>
      <p class="when">{categoryOf(mission)}</p>
      <dl class="data">
        <div>
          <dt>{say('where')}</dt>
          <dd>{[mission.area.join(' '), mission.place].filter(Boolean).join('，')}</dd>
        </div>
        {mission.summary !== undefined && (
          <div>
            <dt>{say('what')}</dt>
            <dd>{mission.summary}</dd>
          </div>
        )}
      </dl>
      {mission.standDown && <p class="notice warm">{mission.standDown}</p>}
      {mission.hasReporterPhone && <ReporterPhone incidentId={mission.incidentId} />}
      {!mission.standDown && state !== 'on-scene' && (
        <Button kind="main" large busy={next.busy} onPress={() => void next.run()}>
          {say(`next.${state}` as 'next.accepted')}
        </Button>
      )}
      {!mission.standDown && state === 'on-scene' && !closing && (
        <Button kind="main" large onPress={() => setClosing(true)}>
          {say('next.on-scene')}
        </Button>
      )}
      {closing && <Closing mission={mission} reload={reload} />}
      <ProblemNotice problem={next.problem} />
      {!closing && <GivingUp mission={mission} reload={reload} />}
      <p class="soft">{say('danger')}</p>
    </section>
  );
}

function ReporterPhone({ incidentId }: { incidentId: string }) {
  const [phone, setPhone] = useState<string>();
  const reveal = useAction(async (key) => {
    const asked = { params: { id: incidentId }, key };
    setPhone((await post('/api/v1/incidents/{id}/reveal-phone', { reason: 'find-place' }, asked)).phone);
  });
  if (phone !== undefined)
    return (
      <a class="button" href={`tel:${phone}`}>
        {say('callNow', { phone })}
      </a>
    );
  return (
    <>
      <Button busy={reveal.busy} onPress={() => void reveal.run()}>
        {say('call')}
      </Button>
      <ProblemNotice problem={reveal.problem} />
    </>
  );
}

function Closing({ mission, reload }: { mission: Mission; reload: () => Promise<void> }) {
  const [outcome, setOutcome] = useState<Outcome>('handled');
  const [handedOverTo, setHandedOverTo] = useState('');
  const close = useAction(async (key, body: Shape<'CloseMission'>) => {
    await post('/api/v1/missions/{id}/done', body, { params: { id: mission.id }, key });
    await reload();
  });
  return (
    <form
      class="facts"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void close.run(outcome === 'handed-over' ? { outcome, handedOverTo: handedOverTo.trim() } : { outcome });
      }}
    >
      <fieldset>
        <legend class="kicker">{say('how')}</legend>
        {(['handled', 'handed-over', 'cancelled'] as const).map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            {say(`how.${one}`)}
          </label>
        ))}
      </fieldset>
      {outcome === 'handed-over' && (
        <Field label={say('toWhom')} error={fieldError(close.problem, 'handedOverTo')}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              maxLength={100}
              value={handedOverTo}
              onInput={(event) => setHandedOverTo(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <ProblemNotice problem={close.problem} />
      <Button kind="main" large submit busy={close.busy}>
        {say('finish')}
      </Button>
    </form>
  );
}

function GivingUp({ mission, reload }: { mission: Mission; reload: () => Promise<void> }) {
  const [sure, setSure] = useState(false);
  const cancel = useAction((key) =>
    post('/api/v1/missions/{id}/cancel', {}, { params: { id: mission.id }, key }).finally(() => void reload()),
  );
  if (!sure)
    return (
      <Button kind="plain" onPress={() => setSure(true)}>
        {say('giveUp')}
      </Button>
    );
  return (
    <>
      <p>{say('giveUpSure')}</p>
      <Button busy={cancel.busy} onPress={() => void cancel.run()}>
        {say('giveUpYes')}
      </Button>
      <ProblemNotice problem={cancel.problem} />
    </>
  );
}
