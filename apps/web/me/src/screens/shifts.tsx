import { useState } from 'preact/hooks';
import { get, type Shape } from '../api/client.js';
import { names } from '../api/names.js';
import { useStore } from '../api/store.js';
import { post } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { spanOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { PlaceLine } from './duty-card.js';
import { MyShift } from './my-shift.js';
import { shiftsTexts } from './shifts.texts.js';

type Open = Shape<'OpenShiftView'>;
const { say } = shiftsTexts;

/** My shifts, those I can take, and why not the others. */
export function Shifts() {
  useLocale();
  const mine = useLoaded(() => get('/api/v1/shifts/mine'));
  const open = useLoaded(() => get('/api/v1/shifts/open'));
  const [said, setSaid] = useState('');
  const reload = async (words: string): Promise<void> => {
    setSaid(words);
    await Promise.all([mine.reload(), open.reload()]);
  };
  const takeable = (open.value ?? []).filter((one) => one.mayTake).sort(byStartThenNeed);
  const blocked = (open.value ?? []).filter((one) => !one.mayTake);
  return (
    <>
      <Heading>{say('title')}</Heading>
      <div role="status">{said !== '' && <p class="notice good">{said}</p>}</div>
      <section class="card" aria-labelledby="mine">
        <h2 id="mine">{say('mine')}</h2>
        <LoadedNotice loaded={mine} />
        {mine.value?.length === 0 && <p class="soft">{say('noneMine')}</p>}
        <ul class="rows">
          {(mine.value ?? []).map((one) => (
            <MyShift key={one.assignmentId} assignment={one} excused={() => reload(say('excused'))} />
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="open">
        <h2 id="open">{say('open')}</h2>
        <LoadedNotice loaded={open} />
        {open.value !== undefined && takeable.length === 0 && <Nothing blocked={blocked.length > 0} />}
        <ul class="rows">
          {takeable.map((one) => (
            <OpenShift key={one.shift.id} open={one} taken={() => reload(say('taken'))} />
          ))}
        </ul>
      </section>
      {blocked.length > 0 && (
        <section class="card">
          <details open={takeable.length === 0}>
            <summary>{say('blocked', { count: blocked.length })}</summary>
            <ul class="rows">
              {blocked.map((one) => (
                <li class="facts" key={one.shift.id}>
                  <p>
                    <strong>{spanOf(one.shift.startsAt, one.shift.endsAt)}</strong> {one.shift.title}
                  </p>
                  <ul>
                    {one.blockers.map((blocker) => (
                      <li key={blocker.code}>
                        {blocker.message} <span class="soft">{say(`fix.${blocker.fixableBy}`)}</span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </>
  );
}

/** The soonest first; of those at the same time the one where nobody is yet. */
function byStartThenNeed(one: Open, other: Open): number {
  const time = Date.parse(one.shift.startsAt) - Date.parse(other.shift.startsAt);
  return time === 0 ? Number(isEmpty(other)) - Number(isEmpty(one)) : time;
}

function isEmpty({ openSeats, seats }: Open): boolean {
  return openSeats === seats;
}

/** An empty list says why it is empty. */
function Nothing({ blocked }: { blocked: boolean }) {
  const { teams } = useStore(names);
  const why = blocked ? 'whyBlocked' : Object.keys(teams).length === 0 ? 'whyNoTeam' : 'whyNoShift';
  return (
    <div class="facts">
      <p>{say('noneOpen')}</p>
      <p class="soft">{say(why)}</p>
    </div>
  );
}

function OpenShift({ open, taken }: { open: Open; taken: () => Promise<void> }) {
  const { shift, openSeats } = open;
  const take = useAction(async (key) => {
    await post('/api/v1/shifts/{id}/take', undefined, { params: { id: shift.id }, key });
    await taken();
  });
  const empty = isEmpty(open);
  return (
    <li class="facts">
      <p class="headline">
        <strong>{spanOf(shift.startsAt, shift.endsAt)}</strong>
        <span class={empty ? 'tag red' : 'tag amber'}>{say(empty ? 'empty' : 'missing', { count: openSeats })}</span>
      </p>
      <p>{shift.title}</p>
      <PlaceLine siteId={shift.siteId} teamId={shift.teamId} />
      {shift.danger && <p class="soft">{say('danger')}</p>}
      <ProblemNotice problem={take.problem} />
      <Button
        busy={take.busy}
        onPress={() => void take.run()}
        label={`${say('take')} ${spanOf(shift.startsAt, shift.endsAt)} ${shift.title}`}
      >
        {say('take')}
      </Button>
    </li>
  );
}
