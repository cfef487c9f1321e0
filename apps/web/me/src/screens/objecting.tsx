import { useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { Button, Field, fieldError, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { recognitionTexts } from './recognition.texts.js';

const { say } = recognitionTexts;
const reasons = ['service-missing', 'hours-wrong', 'team-wrong', 'not-deserved', 'other'] as const;

/** Says that my month is wrong; what was typed stays until it has arrived. */
export function Objecting({ runId, month, done }: { runId: string; month: string; done: () => Promise<void> }) {
  const [writing, setWriting] = useState(false);
  const [reason, setReason] = useState<(typeof reasons)[number]>('service-missing');
  const [note, setNote] = useState('');
  const send = useAction(async (key) => {
    const more = note.trim() === '' ? {} : { note: note.trim() };
    await post('/api/v1/me/recognition/objections', { runId, reason, ...more }, { key });
    await done();
  });
  if (!writing)
    return (
      <Button onPress={() => setWriting(true)} label={`${say('object')} ${month}`}>
        {say('object')}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send.run();
      }}
    >
      <Field label={say('objectWhat')}>
        {(attributes) => (
          <select
            {...attributes}
            value={reason}
            onChange={({ currentTarget }) => setReason(reasons.find((one) => one === currentTarget.value) ?? 'other')}
          >
            {reasons.map((one) => (
              <option key={one} value={one}>
                {say(`reason.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('objectNote')} hint={say('objectNoteHint')} error={fieldError(send.problem, 'note')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            maxLength={300}
            value={note}
            onInput={({ currentTarget }) => setNote(currentTarget.value)}
          />
        )}
      </Field>
      <ProblemNotice problem={send.problem} />
      <Button submit kind="main" busy={send.busy}>
        {say('objectSend')}
      </Button>
      <Button onPress={() => setWriting(false)}>{say('objectCancel')}</Button>
    </form>
  );
}
