import { post, Problem, request } from '../api/client.js';
import { newId } from '../api/identifiers.js';
import { serverNow } from '../api/server-time.js';
import { resumeSession, session } from '../api/session.js';
import { createStore } from '../api/store.js';
import { common } from '../texts/common.texts.js';
import {
  afterTry,
  type ClaimWish,
  enqueue,
  type OutboxItem,
  type OutboxWish,
  outcomeOf,
  type PatrolWish,
  sendable,
  withPhoto,
} from './outbox.policy.js';
import { phoneStore } from './phone-store.js';

/** Everything unsent on this phone, as far as it is known. */
export const outboxItems = createStore<readonly OutboxItem[]>([]);
/** Whether something is being sent at this moment. */
export const sending = createStore(false);

/** Other tabs of these pages learn that something has changed. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('redmaple-outbox');
const tellOthers = channel?.postMessage.bind(channel);

/** Reads the outbox and sends what can be sent: now, when the network returns, and when the page comes into view. */
export function startOutbox(): void {
  channel?.addEventListener('message', () => void refresh());
  addEventListener('online', flushIfSeen);
  // Who is signed in is learnt after the start, and again after a code.
  session.subscribe(() => {
    const { state } = session.get();
    if (state === 'signed-in') void flush();
    // The network came back between the question and its failing: no event says so again.
    else if (state === 'away' && navigator.onLine) flushLater();
  });
  document.addEventListener('visibilitychange', flushIfSeen);
  // Some phones never say that they are online again.
  setInterval(flushIfSeen, 60_000);
  void refresh();
}

function flushIfSeen(): void {
  if (document.visibilityState === 'visible') void resumeSession().then(flush);
}

async function refresh(): Promise<void> {
  outboxItems.set(await phoneStore.items().catch(() => []));
}

async function changed(): Promise<void> {
  await refresh();
  tellOthers?.('changed');
}

/** Keeps an item on the phone. @throws when the phone refuses to keep anything */
export async function keepItem(item: OutboxItem): Promise<void> {
  await phoneStore.put(item);
  await changed();
}

/** Takes an item off the phone for good. */
export async function dropItem(id: string): Promise<void> {
  await phoneStore.remove(id);
  await changed();
}

/** A new item of whoever is signed in, not kept yet. */
export function newItem(wish: OutboxWish, state: OutboxItem['state']): OutboxItem {
  const now = session.get();
  const owner = 'holder' in now ? now.holder.accountId : '';
  return { id: newId(), owner, state, at: new Date(serverNow()).toISOString(), wish };
}

/** Puts a draft or a refused item in the queue and tries to send it. */
export async function sendItem(item: OutboxItem): Promise<void> {
  await keepItem(enqueue(item));
  void flush();
}

/** An answer was lost, or the server is in trouble: soon once more, then less and less often, in milliseconds. */
const [soonest, latest] = [5_000, 60_000];
let pause = soonest;
let retry: ReturnType<typeof setTimeout> | undefined;

function flushLater(): void {
  clearTimeout(retry);
  retry = setTimeout(flushIfSeen, pause);
  pause = Math.min(pause * 2, latest);
}

let running: Promise<void> | undefined;
let again = false;

/** Sends what waits, one after the other; only one tab at a time where the browser knows locks. */
export function flush(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      await exclusively(sendAll);
    } while (again);
  })().finally(() => {
    running = undefined;
  });
  return running;
}

async function exclusively(work: () => Promise<void>): Promise<void> {
  // Without locks two tabs may send the same item; the server makes one of it.
  const { locks } = navigator as { locks?: LockManager };
  await (locks ? locks.request('redmaple-outbox', work) : work());
}

async function sendAll(): Promise<void> {
  const now = session.get();
  if (now.state !== 'signed-in') return;
  const waiting = sendable(await phoneStore.items().catch(() => []), now.holder.accountId);
  if (waiting.length === 0) return;
  sending.set(true);
  try {
    for (const item of waiting) {
      const verdict = await tryToSend(item);
      if (!verdict.item) await phoneStore.remove(item.id);
      else if (verdict.item !== item) await phoneStore.put(verdict.item);
      await changed();
      if (!verdict.item) dispatchEvent(new CustomEvent('redmaple:sent', { detail: item.wish.kind }));
      if (!verdict.goOn) return flushLater();
      pause = soonest;
    }
  } finally {
    sending.set(false);
  }
}

async function tryToSend(item: OutboxItem) {
  let current = item;
  try {
    current = await send(item, async (progress) => {
      current = progress;
      await phoneStore.put(progress);
    });
    return afterTry(current, { kind: 'arrived' });
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem(500, 'unknown', '');
    return afterTry(current, outcomeOf(problem.status, wordsOf(problem)));
  }
}

/** The reason in one sentence: what is said of the first wrong field, or of the whole. */
function wordsOf(problem: Problem): string {
  return problem.fields[0]?.message ?? (problem.title || common.say('problem.unknown'));
}

async function send(item: OutboxItem, progress: (item: OutboxItem) => Promise<void>): Promise<OutboxItem> {
  const { wish, at, id } = item;
  if ('photos' in wish) return sendWithPhotos(item, progress);
  await post(`/api/v1/assignments/{id}/${wish.kind}`, { at }, { params: { id: wish.assignmentId }, key: id });
  return item;
}

/** Photos first, one by one, each noted as soon as it has arrived; then what names them. */
async function sendWithPhotos(item: OutboxItem, progress: (item: OutboxItem) => Promise<void>): Promise<OutboxItem> {
  let current = item;
  for (;;) {
    const { wish } = current;
    if (!('photos' in wish)) return current;
    const photo = wish.photos.find((one) => one.fileId === undefined);
    if (!photo) {
      await tell(current, wish);
      return current;
    }
    const form = new FormData();
    form.append('clientId', photo.clientId);
    form.append('file', new Blob([photo.bytes], { type: photo.type }), 'photo');
    const place = wish.kind === 'claim' ? '/api/v1/claims/files' : '/api/v1/patrol-logs/photos';
    const stored = await request<{ id: string }>('POST', place, form, undefined);
    current = withPhoto(current, photo.clientId, stored.id);
    await progress(current);
  }
}

async function tell({ id, at }: OutboxItem, wish: PatrolWish | ClaimWish): Promise<void> {
  const files = wish.photos.map((one) => one.fileId);
  if (wish.kind === 'claim') {
    const { kind, code, coversDanger, ...claim } = wish.claim;
    const what = kind === 'insurance' ? { kind, coversDanger } : { kind, code };
    await request('POST', '/api/v1/me/claims', { ...claim, ...what, clientId: id, fileIds: files }, id);
  } else {
    const body = { ...wish.log, clientId: id, observedAt: at, photoIds: files };
    await request('POST', '/api/v1/patrol-logs', body, id);
  }
}
