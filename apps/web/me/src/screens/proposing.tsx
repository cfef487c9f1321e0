import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { dateOf } from '../parts/when.js';
import { recognitionTexts } from './recognition.texts.js';

const { say } = recognitionTexts;

type Team = Shape<'OwnRecognition'>['teams'][number];

/** Of a team that I lead: whom I proposed for a commendation, and proposing somebody. */
export function Proposing({ team }: { team: Team }) {
  const loaded = useLoaded(() => get('/api/v1/recognition/proposals', { query: { teamId: team.teamId, limit: 20 } }));
  const [writing, setWriting] = useState(false);
  return (
    <section class="card" aria-labelledby={`propose-${team.teamId}`}>
      <h2 id={`propose-${team.teamId}`}>{say('propose', { team: team.name })}</h2>
      <p>{say('proposeWhy')}</p>
      <LoadedNotice loaded={loaded} />
      <ul class="rows">
        {loaded.value?.items.map((one) => (
          <Proposed key={one.id} proposal={one} changed={loaded.reload} />
        ))}
      </ul>
      {writing ? (
        <ProposalForm
          team={team}
          done={async () => {
            setWriting(false);
            await loaded.reload();
          }}
          leave={() => setWriting(false)}
        />
      ) : (
        <Button onPress={() => setWriting(true)}>{say('proposeStart')}</Button>
      )}
    </section>
  );
}

function Proposed({ proposal, changed }: { proposal: Shape<'ProposalView'>; changed: () => Promise<void> }) {
  const { id, volunteerName, from, to, reason, state, reply, version } = proposal;
  const withdraw = useAction(async (key) => {
    await post(`/api/v1/recognition/proposals/{id}/withdraw`, { version }, { key, params: { id } });
    await changed();
  });
  return (
    <li class="facts">
      <strong>{volunteerName}</strong>
      <span class="soft">
        {say('proposeSpan', { from: dateOf(from), to: dateOf(to) })} · {say(`proposal.${state}`)}
      </span>
      {reason !== undefined && <span>{reason}</span>}
      {reply !== undefined && <span>{reply}</span>}
      {(state === 'proposed' || state === 'supported') && (
        <Button
          busy={withdraw.busy}
          onPress={() => void withdraw.run()}
          label={`${say('proposeWithdraw')} ${volunteerName}`}
        >
          {say('proposeWithdraw')}
        </Button>
      )}
      <ProblemNotice problem={withdraw.problem} />
    </li>
  );
}

function ProposalForm({ team, done, leave }: { team: Team; done: () => Promise<void>; leave: () => void }) {
  const members = useLoaded(() =>
    get('/api/v1/teams/{id}/members', { params: { id: team.teamId }, query: { limit: 200 } }),
  );
  const [wish, setWish] = useState({ volunteerId: '', from: '', to: '', reason: '' });
  const set = (field: keyof typeof wish) => (event: { currentTarget: { value: string } }) =>
    setWish({ ...wish, [field]: event.currentTarget.value });
  const send = useAction(async (key) => {
    await post('/api/v1/recognition/proposals', { teamId: team.teamId, ...wish }, { key });
    await done();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send.run();
      }}
    >
      <LoadedNotice loaded={members} />
      <Field label={say('proposeWhom')} error={fieldError(send.problem, 'volunteerId')}>
        {(attributes) => (
          <select {...attributes} required value={wish.volunteerId} onChange={set('volunteerId')}>
            <option value="" />
            {members.value?.items
              .filter((one) => one.role !== 'leader')
              .map((one) => (
                <option key={one.volunteerId} value={one.volunteerId}>
                  {one.name}
                </option>
              ))}
          </select>
        )}
      </Field>
      {(['from', 'to'] as const).map((field) => (
        <Field key={field} label={say(`proposeDay.${field}`)} error={fieldError(send.problem, field)}>
          {(attributes) => <input {...attributes} type="date" required value={wish[field]} onInput={set(field)} />}
        </Field>
      ))}
      <Field label={say('proposeReason')} hint={say('proposeHint')} error={fieldError(send.problem, 'reason')}>
        {(attributes) => (
          <textarea {...attributes} rows={3} required maxLength={300} value={wish.reason} onInput={set('reason')} />
        )}
      </Field>
      <ProblemNotice problem={send.problem} />
      <Button submit kind="main" busy={send.busy}>
        {say('proposeSend')}
      </Button>
      <Button onPress={leave}>{say('objectCancel')}</Button>
    </form>
  );
}
