import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { get, put, type Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { countyDay, countyInstant } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { type Every, everyKinds, type RuleLine, toRule, toRuleLine } from './availability-rules.js';
import { ownDataTexts } from './own-data.texts.js';

const { say } = ownDataTexts;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];
type Window = Shape<'WeeklyWindowInput'>;
type Exception = Shape<'AvailabilityExceptionInput'>;

/** When I can come: every week, by rules, days that differ, on call. */
export function Availability() {
  useLocale();
  const loaded = useLoaded(() => get('/api/v1/availability/mine'));
  const [saved, setSaved] = useState(false);
  return (
    <>
      <Heading>{say('availability.title')}</Heading>
      <p class="soft">{say('availability.lead')}</p>
      <LoadedNotice loaded={loaded} />
      <div role="status">{saved && <p class="notice good">{say('availability.saved')}</p>}</div>
      {loaded.value && (
        <Editor
          key={loaded.value.version}
          mine={loaded.value}
          done={async () => {
            await loaded.reload();
            setSaved(true);
            scrollTo(0, 0);
          }}
        />
      )}
    </>
  );
}

function Editor({ mine, done }: { mine: Shape<'AvailabilityView'>; done: () => Promise<void> }) {
  const [weekly, setWeekly] = useState<Window[]>(mine.weekly ?? []);
  const [rules, setRules] = useState<RuleLine[]>(() => (mine.rules ?? []).map(toRuleLine));
  const [exceptions, setExceptions] = useState<Exception[]>(mine.exceptions ?? []);
  const [onCall, setOnCall] = useState(mine.onCallUntil === undefined ? '' : countyDay(mine.onCallUntil));
  const save = useAction(async (key, change: Shape<'ChangeAvailability'>) => {
    await put('/api/v1/availability/mine', change, key);
    await done();
  });
  const today = countyDay(serverNow());
  const submit = (event: Event): void => {
    event.preventDefault();
    void save.run({
      weekly,
      exceptions,
      rules: rules.map(toRule),
      onCallUntil: onCall === '' ? null : countyInstant(`${onCall}T23:59`),
      version: mine.version,
    });
  };
  return (
    <form class="sheets" onSubmit={submit} noValidate>
      <Lines
        title={say('availability.weekly')}
        add={say('availability.add')}
        lines={weekly}
        change={setWeekly}
        fresh={(): Window => ({ day: 'sat', from: '09:00', to: '12:00' })}
      >
        {(line, set, no) => (
          <>
            <DayChoice value={line.day} change={(day) => set({ day })} />
            <Times line={line} change={set} wrong={fieldError(save.problem, `weekly.${no}.to`)} />
          </>
        )}
      </Lines>
      <Lines
        title={say('availability.rules')}
        add={say('availability.addRule')}
        lines={rules}
        change={setRules}
        fresh={(): RuleLine => ({ every: 'second', day: 'sat', firstDay: today, from: '09:00', to: '12:00' })}
      >
        {(line, set, no) => (
          <>
            {line.rule === undefined ? (
              <>
                <Field label={say('availability.every')} error={fieldError(save.problem, `rules.${no}.rule`)}>
                  {(attributes) => (
                    <select
                      {...attributes}
                      value={line.every}
                      onChange={(event) => set({ every: event.currentTarget.value as Every })}
                    >
                      {everyKinds.map((one) => (
                        <option key={one} value={one}>
                          {say(`every.${one}`)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
                <DayChoice value={line.day} change={(day) => set({ day })} />
              </>
            ) : (
              <p>{say('availability.otherRule', { rule: line.rule })}</p>
            )}
            <DayField
              label={say('availability.starting')}
              value={line.firstDay}
              change={(firstDay) => set({ firstDay })}
              wrong={fieldError(save.problem, `rules.${no}.firstDay`)}
            />
            <Times line={line} change={set} />
          </>
        )}
      </Lines>
      <Lines
        title={say('availability.exceptions')}
        add={say('availability.addException')}
        lines={exceptions}
        change={setExceptions}
        fresh={(): Exception => ({ kind: 'unavailable', fromDay: today, toDay: today })}
      >
        {(line, set, no) => (
          <>
            <Field label={say('availability.kind')}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={line.kind}
                  onChange={(event) => set({ kind: event.currentTarget.value as Exception['kind'] })}
                >
                  <option value="unavailable">{say('availability.unavailable')}</option>
                  <option value="available">{say('availability.available')}</option>
                </select>
              )}
            </Field>
            <DayField
              label={say('availability.firstDay')}
              value={line.fromDay}
              change={(fromDay) => set({ fromDay })}
              wrong={fieldError(save.problem, `exceptions.${no}.fromDay`)}
            />
            <DayField
              label={say('availability.lastDay')}
              value={line.toDay}
              change={(toDay) => set({ toDay })}
              wrong={fieldError(save.problem, `exceptions.${no}.toDay`)}
            />
          </>
        )}
      </Lines>
      <section class="card" aria-labelledby="on-call">
        <h2 id="on-call">{say('availability.onCall')}</h2>
        <p class="soft">{say('availability.onCallLead')}</p>
        <DayField
          label={say('availability.until')}
          value={onCall}
          change={setOnCall}
          wrong={fieldError(save.problem, 'onCallUntil')}
        />
      </section>
      <ProblemNotice problem={save.problem} />
      <Button kind="main" large submit busy={save.busy}>
        {say('availability.save')}
      </Button>
    </form>
  );
}

function Lines<Line>(props: {
  title: string;
  add: string;
  lines: readonly Line[];
  change: (write: (lines: Line[]) => Line[]) => void;
  fresh: () => Line;
  children: (line: Line, set: (more: Partial<Line>) => void, no: number) => ComponentChildren;
}) {
  const { title, lines, change } = props;
  return (
    <fieldset class="card">
      <legend>{title}</legend>
      {lines.map((line, no) => (
        <div class="asking line" key={`${lines.length}-${no}`}>
          {props.children(
            line,
            // Of the lines as they are then: two fields may be filled before the next drawing.
            (more) => change((now) => now.map((one, index) => (index === no ? { ...one, ...more } : one))),
            no,
          )}
          <Button kind="plain" onPress={() => change((now) => now.filter((_one, index) => index !== no))}>
            {say('availability.remove', { no: no + 1 })}
          </Button>
        </div>
      ))}
      <Button onPress={() => change((now) => [...now, props.fresh()])}>{props.add}</Button>
    </fieldset>
  );
}

function DayChoice({ value, change }: { value: Weekday; change: (day: Weekday) => void }) {
  return (
    <Field label={say('availability.day')}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => change(event.currentTarget.value as Weekday)}>
          {weekdays.map((one) => (
            <option key={one} value={one}>
              {say(`day.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Times<Line extends { from: string; to: string }>(props: {
  line: Line;
  change: (more: Partial<Line>) => void;
  wrong?: string | undefined;
}) {
  const { line, change } = props;
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={say(`availability.${name}`)} {...(name === 'to' && { error: props.wrong })}>
          {(attributes) => (
            <input
              {...attributes}
              type="time"
              value={line[name]}
              onInput={(event) => change({ [name]: event.currentTarget.value } as Partial<Line>)}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function DayField(props: { label: string; value: string; change: (day: string) => void; wrong?: string | undefined }) {
  return (
    <Field label={props.label} error={props.wrong}>
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          value={props.value}
          onInput={(event) => props.change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
