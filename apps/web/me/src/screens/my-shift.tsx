import { useState } from 'preact/hooks';
import { post, type Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { CalendarLink } from '../parts/calendar-link.js';
import { Button, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { spanOf } from '../parts/when.js';
import { PlaceLine } from './duty-card.js';
import { shiftsTexts } from './shifts.texts.js';

type Own = Shape<'OwnAssignmentView'>;
type Excuse = Shape<'CannotCome'>['reason'];
const { say } = shiftsTexts;
const excuses: readonly Excuse[] = ['work', 'family', 'health', 'transport', 'other'];

function toneOf(state: Own['state']): string {
  if (state === 'confirmed' || state === 'checked-in' || state === 'completed') return 'tag green';
  return state === 'offered' ? 'tag amber' : 'tag';
}

/** A shift of mine, and the way out of it. */
export function MyShift({ assignment, excused }: { assignment: Own; excused: () => Promise<void> }) {
  const [leaving, setLeaving] = useState(false);
  const { shift, state } = assignment;
  const mayLeave = (state === 'confirmed' || state === 'offered') && Date.parse(shift.endsAt) > serverNow();
  return (
    <li class="facts">
      <p class="headline">
        <strong>{spanOf(shift.startsAt, shift.endsAt)}</strong>
        <span class={toneOf(state)}>{say(`state.${state}` as 'state.offered')}</span>
      </p>
      <p>{shift.title}</p>
      <PlaceLine siteId={shift.siteId} teamId={shift.teamId} />
      {state === 'confirmed' && (
        <CalendarLink {...shift} href={`/api/v1/assignments/${assignment.assignmentId}/calendar`} />
      )}
      {mayLeave && !leaving && (
        <Button
          kind="plain"
          onPress={() => setLeaving(true)}
          label={`${say('cannotCome')} ${spanOf(shift.startsAt, shift.endsAt)} ${shift.title}`}
        >
          {say('cannotCome')}
        </Button>
      )}
      {leaving && <Leaving assignment={assignment} excused={excused} stay={() => setLeaving(false)} />}
    </li>
  );
}

function Leaving(props: { assignment: Own; excused: () => Promise<void>; stay: () => void }) {
  const { assignmentId, shift } = props.assignment;
  const [reason, setReason] = useState<Excuse>('work');
  const leave = useAction(async (key, why: Excuse) => {
    await post('/api/v1/assignments/{id}/cannot-come', { reason: why }, { params: { id: assignmentId }, key });
    await props.excused();
  });
  const begun = Date.parse(shift.startsAt) <= serverNow();
  return (
    <form
      class="facts"
      onSubmit={(event) => {
        event.preventDefault();
        void leave.run(reason);
      }}
    >
      <fieldset>
        <legend class="kicker">{say('why')}</legend>
        {excuses.map((one) => (
          <label class="choice" key={one}>
            <input
              type="radio"
              name={`reason-${assignmentId}`}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            {say(`reason.${one}`)}
          </label>
        ))}
      </fieldset>
      <p class="notice warm">{say(begun ? 'consequenceBegun' : 'consequence')}</p>
      <ProblemNotice problem={leave.problem} />
      <Button kind="main" submit busy={leave.busy}>
        {say('cannotComeYes')}
      </Button>
      <Button onPress={props.stay}>{say('keep')}</Button>
    </form>
  );
}
