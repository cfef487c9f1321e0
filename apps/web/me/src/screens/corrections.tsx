import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { dateOf } from '../parts/when.js';
import { ownDataTexts } from './own-data.texts.js';

const { say } = ownDataTexts;
const fields = ['name', 'birthDate', 'documentNumber', 'phone', 'address', 'other'] as const;

/** What I asked to be put right, and asking for more. */
export function Corrections() {
  const loaded = useLoaded(() => get('/api/v1/me/corrections'));
  const [asked, setAsked] = useState(0);
  return (
    <section class="card" aria-labelledby="corrections">
      <h2 id="corrections">{say('corrections.title')}</h2>
      <p class="soft">{say('corrections.lead')}</p>
      <LoadedNotice loaded={loaded} />
      <ul class="rows">
        {(loaded.value ?? []).map((one) => (
          <One key={one.id} correction={one} done={loaded.reload} />
        ))}
      </ul>
      <div role="status">{asked > 0 && <p class="notice good">{say('corrections.asked')}</p>}</div>
      <Ask
        key={asked}
        done={async () => {
          await loaded.reload();
          setAsked((before) => before + 1);
        }}
      />
    </section>
  );
}

function One({ correction, done }: { correction: Shape<'OwnCorrection'>; done: () => Promise<void> }) {
  const withdraw = useAction(async (key) => {
    await post('/api/v1/me/corrections/{id}/withdraw', undefined, { key, params: { id: correction.id } });
    await done();
  });
  return (
    <li class="facts">
      <strong>
        {say(`field.${correction.field}`)} · {say(`correction.${correction.state}`)}
      </strong>
      {correction.value !== undefined && <span>{correction.value}</span>}
      {correction.note !== undefined && <span>{correction.note}</span>}
      {correction.answer !== undefined && <span class="notice warm">{correction.answer}</span>}
      <span class="soft">{dateOf(correction.decidedAt ?? correction.askedAt)}</span>
      {correction.state === 'open' && (
        <Button kind="plain" busy={withdraw.busy} onPress={() => void withdraw.run()}>
          {say('corrections.withdraw')}
        </Button>
      )}
      <ProblemNotice problem={withdraw.problem} />
    </li>
  );
}

function Ask({ done }: { done: () => Promise<void> }) {
  const [field, setField] = useState<(typeof fields)[number]>('name');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const ask = useAction(async (key, wish: Shape<'AskCorrection'>) => {
    await post('/api/v1/me/corrections', wish, { key });
    await done();
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    void ask.run({ field, ...(field !== 'other' && { value }), note });
  };
  return (
    <form class="asking" onSubmit={submit} noValidate>
      <Field label={say('corrections.field')} error={fieldError(ask.problem, 'field')}>
        {(attributes) => (
          <select
            {...attributes}
            value={field}
            onChange={(event) => setField(fields.find((one) => one === event.currentTarget.value) ?? 'name')}
          >
            {fields.map((one) => (
              <option key={one} value={one}>
                {say(`field.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {field !== 'other' && (
        <Field
          label={say('corrections.value')}
          {...(field === 'birthDate' && { hint: say('corrections.dateHint') })}
          error={fieldError(ask.problem, 'value')}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              inputMode={field === 'phone' ? 'tel' : 'text'}
              value={value}
              onInput={(event) => setValue(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={say(field === 'other' ? 'corrections.noteNeeded' : 'corrections.note')}
        error={fieldError(ask.problem, 'note')}
      >
        {(attributes) => (
          <textarea {...attributes} rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        )}
      </Field>
      <ProblemNotice problem={ask.problem} />
      <Button submit busy={ask.busy}>
        {say('corrections.ask')}
      </Button>
    </form>
  );
}
