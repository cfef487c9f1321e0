import { App, Button, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem, Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { serverNow } from '../../kit/server-clock.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { Table } from '../../kit/table.js';
import { trainingTexts } from './training.texts.js';

type Participant = Shape<'TrainingParticipantView'>;
type State = Participant['state'];
type Choices = Readonly<Record<string, boolean>>;

const tones: Readonly<Record<State, Tone>> = {
  enrolled: 'busy',
  waitlisted: 'warn',
  cancelled: 'quiet',
  attended: 'good',
  absent: 'bad',
  passed: 'good',
  failed: 'bad',
};
/** Whose presence can still be noted, and who can be tested (training's enrolment policy). */
const callable: readonly State[] = ['enrolled', 'attended', 'absent'];
const testable: readonly State[] = ['attended', 'failed', 'passed'];

/** The class list in one table: roll call and results are chosen in the rows and saved together. */
export function Participants({ session }: { readonly session: Shape<'TrainingSessionView'> }): ReactNode {
  const { t } = useWords(trainingTexts);
  const list = useGet('/api/v1/training/sessions/{id}/enrolments', { path: { id: session.id } });
  return (
    <section className="panel" aria-label={t('session.participants')}>
      <Loaded of={list}>
        {(people) =>
          people.length === 0 ? (
            <Empty title={t('session.nobody')} hint={t('session.nobodyHint')} />
          ) : (
            <ClassList session={session} people={people} />
          )
        }
      </Loaded>
    </section>
  );
}

function ClassList({
  session,
  people,
}: {
  readonly session: Shape<'TrainingSessionView'>;
  readonly people: readonly Participant[];
}): ReactNode {
  const { t } = useWords(trainingTexts);
  const { message } = App.useApp();
  const [roll, setRoll] = useState<Choices>({});
  const [results, setResults] = useState<Choices>({});
  const touches = ['/api/v1/training'];
  const callRoll = useChange('post', '/api/v1/training/sessions/{id}/attendance', touches);
  const record = useChange('post', '/api/v1/training/sessions/{id}/results', touches);
  const begun = new Date(session.startsAt).getTime() <= serverNow();
  const open = session.state !== 'cancelled' && begun;
  const failed = (problem: Problem): void => void message.error(problemText(problem, t));
  const path = { id: session.id };

  const saveRoll = (): void =>
    callRoll.mutate(
      { path, body: { entries: entriesOf(roll).map(([enrolmentId, attended]) => ({ enrolmentId, attended })) } },
      { onSuccess: () => setRoll({}), onError: failed },
    );
  const saveResults = (): void =>
    record.mutate(
      { path, body: { entries: entriesOf(results).map(([enrolmentId, passed]) => ({ enrolmentId, passed })) } },
      { onSuccess: () => setResults({}), onError: failed },
    );
  const undecided = people.filter(({ id, state }) => state === 'enrolled' && roll[id] === undefined);

  return (
    <>
      <div className="panel-title">
        <h2>{t('session.participants')}</h2>
        {open ? (
          <Space wrap>
            {undecided.length > 0 && (
              <Button
                onClick={() => setRoll({ ...roll, ...Object.fromEntries(undecided.map(({ id }) => [id, true])) })}
              >
                {t('session.allHere')}
              </Button>
            )}
            <SaveButton label={t('session.saveRoll')} choices={roll} busy={callRoll.isPending} onSave={saveRoll} />
            <SaveButton
              label={t('session.saveResults')}
              choices={results}
              busy={record.isPending}
              onSave={saveResults}
            />
          </Space>
        ) : (
          session.state === 'scheduled' && <span className="quiet">{t('session.notStarted')}</span>
        )}
      </div>
      <Table<Participant>
        label={t('session.participants')}
        width={760}
        rows={people}
        columns={[
          { title: t('session.name'), dataIndex: 'volunteerName' },
          { title: t('session.number'), dataIndex: 'volunteerNumber', width: 150, className: 'number' },
          { title: t('training.state'), width: 160, render: (_, person) => <Standing person={person} /> },
          {
            title: t('session.attendance'),
            width: 190,
            render: (_, person) =>
              open &&
              callable.includes(person.state) && (
                <Choice
                  name={`${t('session.attendance')} ${person.volunteerName}`}
                  value={roll[person.id] ?? attendanceOf(person.state)}
                  yes={t('session.here')}
                  no={t('session.absent')}
                  onChange={(next) => setRoll({ ...roll, [person.id]: next })}
                />
              ),
          },
          {
            title: t('session.result'),
            width: 200,
            render: (_, person) =>
              open &&
              testable.includes(person.state) && (
                <Choice
                  name={`${t('session.result')} ${person.volunteerName}`}
                  value={results[person.id] ?? resultOf(person.state)}
                  yes={t('session.passed')}
                  no={t('session.failed')}
                  disabled={person.state === 'passed'}
                  onChange={(next) => setResults({ ...results, [person.id]: next })}
                />
              ),
          },
        ]}
      />
    </>
  );
}

function entriesOf(choices: Choices): [string, boolean][] {
  return Object.entries(choices);
}

function attendanceOf(state: State): boolean | undefined {
  return state === 'attended' ? true : state === 'absent' ? false : undefined;
}

function resultOf(state: State): boolean | undefined {
  return state === 'passed' ? true : state === 'failed' ? false : undefined;
}

function Standing({ person }: { readonly person: Participant }): ReactNode {
  const { t } = useWords(trainingTexts);
  return (
    <Space orientation="vertical" size={2}>
      <StatusTag tone={tones[person.state]}>{t(`session.enrolment.${person.state}`)}</StatusTag>
      {person.waitlistPosition !== undefined && (
        <span className="quiet">{t('session.place', { place: person.waitlistPosition })}</span>
      )}
      {person.qualificationId !== undefined && <span className="quiet">{t('session.certificate')}</span>}
    </Space>
  );
}

function SaveButton({
  label,
  choices,
  busy,
  onSave,
}: {
  readonly label: string;
  readonly choices: Choices;
  readonly busy: boolean;
  readonly onSave: () => void;
}): ReactNode {
  const { t } = useWords(trainingTexts);
  const count = Object.keys(choices).length;
  if (count === 0) return null;
  return (
    <Button type="primary" loading={busy} onClick={onSave} title={t('session.unsaved', { count })}>
      {label}（{count}）
    </Button>
  );
}

function Choice({
  name,
  value,
  yes,
  no,
  disabled = false,
  onChange,
}: {
  readonly name: string;
  readonly value: boolean | undefined;
  readonly yes: string;
  readonly no: string;
  readonly disabled?: boolean;
  readonly onChange: (value: boolean) => void;
}): ReactNode {
  return (
    <Radio.Group
      aria-label={name}
      disabled={disabled}
      {...(value !== undefined && { value })}
      options={[
        { value: true, label: yes },
        { value: false, label: no },
      ]}
      onChange={({ target }) => onChange(target.value === true)}
    />
  );
}
