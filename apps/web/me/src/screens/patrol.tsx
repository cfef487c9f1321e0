import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { names } from '../api/names.js';
import { serverNow } from '../api/server-time.js';
import { session } from '../api/session.js';
import { useStore } from '../api/store.js';
import { holdsDocumentNumber } from '../outbox/document-number.js';
import { dropItem, keepItem, newItem, outboxItems, sendItem } from '../outbox/outbox.js';
import type { OutboxItem, PatrolWish } from '../outbox/outbox.policy.js';
import { phoneStore } from '../outbox/phone-store.js';
import { readPhoto } from '../outbox/photo-input.js';
import { Button, Field, Heading } from '../parts/parts.js';
import { useLeaving } from '../parts/use-leaving.js';
import { spanOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import type { Duty } from './duty-card.js';
import { patrolTexts } from './patrol.texts.js';
import { Photos } from './photos.js';
import { SentLogs } from './sent-logs.js';

const { say } = patrolTexts;
/** A draft is kept this long after the last letter, in milliseconds. */
const pause = 400;

/** Writing what a patrol saw, with or without a network, and what was sent before. */
export function Patrol() {
  useLocale();
  const who = useStore(session);
  const owner = 'holder' in who ? who.holder.accountId : '';
  const draft = useStore(outboxItems).find(
    (one) => one.owner === owner && one.state === 'draft' && one.wish.kind === 'patrol-log',
  );
  const [turn, setTurn] = useState(0);
  const [queued, setQueued] = useState(false);
  const [read, setRead] = useState(false);
  // The outbox has to be read first, or an old draft would come upon a new one.
  useEffect(
    () =>
      void phoneStore
        .items()
        .catch(() => [])
        .finally(() => setRead(true)),
    [],
  );
  return (
    <>
      <Heading>{say('title')}</Heading>
      <p class="soft">{say('lead')}</p>
      <div role="status">{queued && <p class="notice good">{say('queued')}</p>}</div>
      {read && (
        <LogForm
          key={turn}
          draft={draft}
          begin={() => setQueued(false)}
          done={(sent) => {
            setQueued(sent);
            setTurn(turn + 1);
          }}
        />
      )}
      <SentLogs />
    </>
  );
}

interface FormProps {
  draft: OutboxItem | undefined;
  begin: () => void;
  done: (sent: boolean) => void;
}

const nothing: PatrolWish = { kind: 'patrol-log', log: { text: '' }, photos: [] };

function LogForm({ draft, begin, done }: FormProps) {
  const item = useRef<OutboxItem>(draft ?? newItem(nothing, 'draft'));
  const [wish, setWish] = useState<PatrolWish>((item.current.wish as PatrolWish) ?? nothing);
  const [wrong, setWrong] = useState<{ text?: string; photos?: string }>({});
  const [kept, setKept] = useState<'saved' | 'notKept'>();
  const [sure, setSure] = useState(false);
  const closed = useRef(false);
  const duty = useDutyNow();
  const { teams, sites } = useStore(names);
  const { log, photos } = wish;
  const filled = log.text.trim() !== '' || photos.length > 0;

  // Before anything is painted: never does a new photo stand beside the word that all is kept.
  useLayoutEffect(() => {
    if (!filled || closed.current) return;
    const photosChanged = (item.current.wish as PatrolWish).photos !== photos;
    item.current = { ...item.current, wish };
    // It says that the draft is kept only once all that is seen here is.
    setKept((before) => (before === 'saved' ? undefined : before));
    const keep = (): void => {
      if (closed.current) return;
      keepItem(item.current).then(
        () => item.current.wish === wish && setKept('saved'),
        () => setKept('notKept'),
      );
    };
    const timer = setTimeout(keep, photosChanged ? 0 : pause);
    return () => clearTimeout(timer);
  }, [wish]);
  // Leaving the screen, or the browser, before the pause is over loses nothing either.
  useLeaving(() => {
    if (filledOf(item.current) && !closed.current) void keepItem(item.current).catch(() => undefined);
  });

  const change = (more: Partial<PatrolWish['log']>): void => {
    begin();
    setWish((now) => ({ ...now, log: { ...now.log, ...more } }));
  };
  const teamId = log.teamId ?? Object.keys(teams)[0];
  const onDuty = duty !== undefined && log.teamId === undefined && log.free !== true;
  const send = async (): Promise<void> => {
    if (closed.current) return;
    const text = holdsDocumentNumber(log.text) ? say('holdsNumber') : log.text.trim() === '' ? say('empty') : undefined;
    if (text !== undefined) {
      setWrong({ text });
      document.querySelector<HTMLElement>('textarea')?.focus();
      return;
    }
    closed.current = true;
    const place = onDuty ? { assignmentId: duty.assignmentId } : { ...(teamId !== undefined && { teamId }) };
    const site = log.siteId === undefined ? {} : { siteId: log.siteId };
    const at = new Date(serverNow()).toISOString();
    try {
      await sendItem({ ...item.current, at, wish: { ...wish, log: { ...place, ...site, text: log.text.trim() } } });
      done(true);
    } catch {
      closed.current = false;
      setKept('notKept');
    }
  };
  const add = async (files: readonly File[]): Promise<void> => {
    begin();
    const room = files.slice(0, 6 - photos.length);
    const ready = (await Promise.all(room.map(readPhoto))).filter((one) => one !== undefined);
    setWrong({
      ...(room.length < files.length && { photos: say('tooMany') }),
      ...(ready.length < room.length && { photos: say('notAPhoto') }),
    });
    setWish((now) => ({ ...now, photos: [...now.photos, ...ready].slice(0, 6) }));
  };

  if (!onDuty && Object.keys(teams).length === 0) return <p class="notice warm">{say('noTeam')}</p>;
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {duty && (
        <Field label={say('duty')}>
          {(attributes) => (
            <select
              {...attributes}
              value={onDuty ? 'duty' : 'free'}
              onChange={(event) => change({ free: event.currentTarget.value === 'free', teamId: undefined })}
            >
              <option value="duty">
                {spanOf(duty.startsAt, duty.endsAt)} {duty.title}
              </option>
              <option value="free">{say('dutyFree')}</option>
            </select>
          )}
        </Field>
      )}
      {!onDuty && Object.keys(teams).length > 1 && (
        <Choice label={say('team')} value={teamId ?? ''} options={teams} choose={(id) => change({ teamId: id })} />
      )}
      <Field label={say('what')} hint={say('whatHint')} error={wrong.text}>
        {(attributes) => (
          <textarea
            {...attributes}
            maxLength={2000}
            value={log.text}
            onInput={(event) => {
              const text = event.currentTarget.value;
              setWrong(holdsDocumentNumber(text) ? { text: say('holdsNumber') } : {});
              change({ text });
            }}
          />
        )}
      </Field>
      {!onDuty && Object.keys(sites).length > 0 && (
        <Choice
          label={say('site')}
          value={log.siteId ?? ''}
          none={say('siteNone')}
          options={sites}
          choose={(id) => change({ siteId: id === '' ? undefined : id })}
        />
      )}
      <Photos
        photos={photos}
        error={wrong.photos}
        add={add}
        remove={(id) => setWish((now) => ({ ...now, photos: now.photos.filter((one) => one.clientId !== id) }))}
      />
      <p class="soft">{kept === 'saved' ? say('saved') : '\u00a0'}</p>
      <div role="alert">{kept === 'notKept' && <p class="notice bad">{say('notKept')}</p>}</div>
      <Button kind="main" large submit>
        {say('send')}
      </Button>
      {filled && !sure && (
        <Button kind="plain" onPress={() => setSure(true)}>
          {say('discard')}
        </Button>
      )}
      {sure && (
        <>
          <p role="alert">{say('discardSure')}</p>
          <Button
            onPress={() => {
              closed.current = true;
              void dropItem(item.current.id).finally(() => done(false));
            }}
          >
            {say('discardYes')}
          </Button>
          <Button onPress={() => setSure(false)}>{say('keepWriting')}</Button>
        </>
      )}
    </form>
  );
}

function filledOf({ wish }: OutboxItem): boolean {
  return wish.kind === 'patrol-log' && (wish.log.text.trim() !== '' || wish.photos.length > 0);
}

function Choice(props: {
  label: string;
  value: string;
  none?: string;
  options: Readonly<Record<string, string>>;
  choose: (id: string) => void;
}) {
  return (
    <Field label={props.label}>
      {(attributes) => (
        <select {...attributes} value={props.value} onChange={(event) => props.choose(event.currentTarget.value)}>
          {props.none !== undefined && <option value="">{props.none}</option>}
          {Object.entries(props.options).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The shift that goes on or begins within the hour, as far as this phone knows. */
function useDutyNow(): Duty | undefined {
  const [duty, setDuty] = useState<Duty>();
  useEffect(() => {
    void phoneStore
      .kept<Duty>('next-duty')
      .then(setDuty)
      .catch(() => undefined);
  }, []);
  if (!duty) return undefined;
  const now = serverNow();
  return Date.parse(duty.startsAt) - 3_600_000 <= now && now <= Date.parse(duty.endsAt) + 12 * 3_600_000
    ? duty
    : undefined;
}
