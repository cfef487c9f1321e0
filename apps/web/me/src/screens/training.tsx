import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { useLoaded } from '../api/use-loaded.js';
import { CalendarLink } from '../parts/calendar-link.js';
import { Button, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { spanOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { Certificates } from './certificates.js';
import { trainingTexts } from './training.texts.js';

type Mine = Shape<'MyTrainingView'>;
type Course = Shape<'TrainingSessionView'>;
const { say } = trainingTexts;

/** My training, what is open, and what came of it. */
export function Training() {
  useLocale();
  const mine = useLoaded(() => get('/api/v1/training/mine', { query: { limit: 50 } }));
  const open = useLoaded(() => get('/api/v1/training/sessions/open', { query: { limit: 50 } }));
  const own = useLoaded(() => get('/api/v1/me/volunteer'));
  const [said, setSaid] = useState('');
  const reload = async (words: string): Promise<void> => {
    setSaid(words);
    await Promise.all([mine.reload(), open.reload()]);
  };
  const enrolled = new Set(
    (mine.value?.items ?? []).filter((one) => one.state !== 'cancelled').map((one) => one.sessionId),
  );
  const others = (open.value?.items ?? []).filter((one) => !enrolled.has(one.id));
  return (
    <>
      <Heading>{say('title')}</Heading>
      <div role="status">{said !== '' && <p class="notice good">{said}</p>}</div>
      <section class="card" aria-labelledby="mine">
        <h2 id="mine">{say('mine')}</h2>
        <LoadedNotice loaded={mine} />
        {mine.value?.items.length === 0 && <p class="soft">{say('noneMine')}</p>}
        <ul class="rows">
          {(mine.value?.items ?? []).map((one) => (
            <Own key={one.id} mine={one} cancelled={() => reload(say('cancelled'))} />
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="open">
        <h2 id="open">{say('open')}</h2>
        <LoadedNotice loaded={open} />
        {open.value !== undefined && others.length === 0 && <p class="soft">{say('noneOpen')}</p>}
        <ul class="rows">
          {others.map((one) => (
            <Open key={one.id} course={one} enrolled={(waits) => reload(say(waits ? 'waiting' : 'enrolled'))} />
          ))}
        </ul>
      </section>
      <Certificates loaded={own} />
    </>
  );
}

function Facts({ course }: { course: Course }) {
  return (
    <>
      <h3>{course.courseTitle}</h3>
      <p>{spanOf(course.startsAt, course.endsAt)}</p>
      <p>{course.place}</p>
      {course.trainerName !== undefined && <p class="soft">{say('trainer', { name: course.trainerName })}</p>}
    </>
  );
}

function toneOf(state: Mine['state']): string {
  if (state === 'passed' || state === 'enrolled') return 'tag green';
  return state === 'waitlisted' || state === 'attended' ? 'tag amber' : 'tag';
}

function Own({ mine, cancelled }: { mine: Mine; cancelled: () => Promise<void> }) {
  const [sure, setSure] = useState(false);
  const { session, state } = mine;
  const cancel = useAction(async (key) => {
    await post('/api/v1/training/enrolments/{id}/cancel', undefined, { params: { id: mine.id }, key });
    await cancelled();
  });
  const mayCancel = (state === 'enrolled' || state === 'waitlisted') && Date.parse(session.startsAt) > serverNow();
  return (
    <li class="facts">
      <Facts course={session} />
      <p>
        <span class={toneOf(state)}>{say(`state.${state}`, { place: mine.waitlistPosition ?? '' })}</span>
      </p>
      {state === 'enrolled' && session.state !== 'cancelled' && (
        <CalendarLink
          {...session}
          title={session.courseTitle}
          href={`/api/v1/training/enrolments/${mine.id}/calendar`}
        />
      )}
      {session.state === 'cancelled' && <p>{say('sessionCancelled', { reason: session.cancelReason ?? '' })}</p>}
      {mayCancel && !sure && session.state === 'scheduled' && (
        <Button kind="plain" label={`${say('cancel')} ${session.courseTitle}`} onPress={() => setSure(true)}>
          {say('cancel')}
        </Button>
      )}
      {sure && mayCancel && (
        <>
          <p>{say('cancelSure')}</p>
          <Button busy={cancel.busy} onPress={() => void cancel.run()}>
            {say('cancelYes')}
          </Button>
          <Button onPress={() => setSure(false)}>{say('keep')}</Button>
        </>
      )}
      <ProblemNotice problem={cancel.problem} />
    </li>
  );
}

function Open({ course, enrolled }: { course: Course; enrolled: (waits: boolean) => Promise<void> }) {
  const enrol = useAction(async (key) => {
    const place = await post('/api/v1/training/sessions/{id}/enrol', undefined, { params: { id: course.id }, key });
    await enrolled(place.state === 'waitlisted');
  });
  const left = course.capacity - course.taken;
  const words = say(left > 0 ? 'enrol' : 'wait');
  return (
    <li class="facts">
      <Facts course={course} />
      <p>
        <span class={left > 0 ? 'tag green' : 'tag amber'}>
          {left > 0 ? say('left', { count: left }) : say('full', { count: course.waiting })}
        </span>
      </p>
      <ProblemNotice problem={enrol.problem} />
      <Button busy={enrol.busy} label={`${words} ${course.courseTitle}`} onPress={() => void enrol.run()}>
        {words}
      </Button>
    </li>
  );
}
