import { useSyncExternalStore } from 'react';

/** `connecting` at first, `live` while the stream flows, `lost` after some seconds without the server's beat. */
export type Connection = 'connecting' | 'live' | 'lost';

export interface LiveEvent {
  /** Name of a domain event, such as `incident.received`; `resync` where some may have been missed. */
  readonly topic: string;
  readonly [id: string]: unknown;
}

type Note = { kind: 'event'; event: LiveEvent } | { kind: 'connection'; connection: Connection } | { kind: 'ask' };

const channelName = 'redmaple-live';
const events = new Set<(event: LiveEvent) => void>();
const watchers = new Set<() => void>();
let connection: Connection = 'connecting';
let started = false;
let board = false;
let reopen: (() => void) | undefined;

/**
 * Follows what happens in the county. All tabs of a browser share one stream: the tab that holds the lock has it and tells the
 * others, and another takes over the moment it closes (browsers allow six connections to a host, so one each would stop the
 * seventh tab). Nothing is replayed: whoever connects reads anew what is on the screen.
 */
export function startLive(): void {
  if (started) return;
  started = true;
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }: MessageEvent<Note>) => {
    if (data.kind === 'event') tell(data.event);
    if (data.kind === 'connection') become(data.connection);
    if (data.kind === 'ask' && reopen) channel.postMessage({ kind: 'connection', connection } satisfies Note);
  });
  channel.postMessage({ kind: 'ask' } satisfies Note);
  void navigator.locks.request(channelName, () => new Promise<void>(() => lead(channel)));
}

/** While a dispatch board is open the stream says so, and the session outlives half an hour without a touch. */
export function watchBoard(on: boolean): void {
  if (board === on) return;
  board = on;
  reopen?.();
}

function lead(channel: BroadcastChannel): void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLive = connection !== 'connecting';
  const pass = (note: Note): void => {
    channel.postMessage(note);
    if (note.kind === 'event') tell(note.event);
    if (note.kind === 'connection') become(note.connection);
  };
  const openAfter = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(open, milliseconds);
  };
  /** A line that fell silent may never say that it is broken: it is given up, and opened anew. */
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      pass({ kind: 'connection', connection: 'lost' });
      open();
    }, silenceLimit);
  };
  const open = (): void => {
    source?.close();
    openAfter(connectLimit);
    source = new EventSource(`/api/v1/events${board ? '?board=1' : ''}`);
    source.addEventListener('hello', () => {
      heard();
      pass({ kind: 'connection', connection: 'live' });
      // What happened while nobody listened is read anew; at the first connection everything is fresh.
      if (wasLive) pass({ kind: 'event', event: { topic: 'resync' } });
      wasLive = true;
    });
    source.addEventListener('beat', heard);
    source.addEventListener('resync', () => pass({ kind: 'event', event: { topic: 'resync' } }));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      heard();
      pass({ kind: 'event', event: JSON.parse(data) as LiveEvent });
    });
    source.addEventListener('error', () => {
      pass({ kind: 'connection', connection: 'lost' });
      // After an answer other than a stream the browser gives up; we do not.
      if (source?.readyState === EventSource.CLOSED) openAfter(retryAfter);
    });
  };
  reopen = open;
  open();
}

/** Milliseconds without a beat after which the stream counts as lost; the server beats every two seconds. */
const silenceLimit = 4_500;
/** Milliseconds that a connection may take to come about. */
const connectLimit = 15_000;
const retryAfter = 3_000;

function tell(event: LiveEvent): void {
  for (const listener of events) listener(event);
}

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const watcher of watchers) watcher();
}

export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  events.add(listener);
  return () => events.delete(listener);
}

/** Whether the screen follows what happens. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connection,
  );
}
