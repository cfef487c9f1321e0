/** A photo on its way: the bytes stay on the phone until the whole log has arrived. */
export interface OutboxPhoto {
  /** Chosen on the phone; the server keeps one photo per id, however often it is sent. */
  readonly clientId: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  /** Id of the stored file, once it has arrived. */
  readonly fileId?: string;
}

/** What a patrol found, as it is sent. */
export interface PatrolLogBody {
  readonly teamId?: string | undefined;
  readonly assignmentId?: string;
  readonly siteId?: string | undefined;
  readonly text: string;
  /** Chosen by the writer of a draft: no shift, a patrol of their own accord. Not sent. */
  readonly free?: boolean;
}

export interface PatrolWish {
  readonly kind: 'patrol-log';
  readonly log: PatrolLogBody;
  readonly photos: readonly OutboxPhoto[];
}

/** A certificate or a policy, as it is sent. */
export interface ClaimBody {
  readonly kind: 'qualification' | 'insurance';
  readonly code?: string;
  readonly issuer: string;
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly coversDanger: boolean;
  readonly renewsId?: string;
}

export interface ClaimWish {
  readonly kind: 'claim';
  readonly claim: ClaimBody;
  readonly photos: readonly OutboxPhoto[];
}

/** What is to be told to the server. */
export type OutboxWish =
  | { readonly kind: 'check-in' | 'check-out'; readonly assignmentId: string }
  | PatrolWish
  | ClaimWish;

/**
 * `draft`: still being written. `queued`: waits for the network. `refused`: the server said no for good; it stays,
 * with the reason, until its writer mends or throws it away. What has arrived is deleted: there is no state for it.
 */
export type OutboxState = 'draft' | 'queued' | 'refused';

export interface OutboxItem {
  /** Also the Idempotency-Key: however often it is sent, it happens once. */
  readonly id: string;
  /** Account that wrote it. Nobody else's session sends it. */
  readonly owner: string;
  readonly state: OutboxState;
  /** When it happened, by the phone, put right by what is known of the server's clock. ISO. */
  readonly at: string;
  readonly wish: OutboxWish;
  /** Why the server refused, in the writer's language. */
  readonly reason?: string;
}

/** What a try to send came to. */
export type Outcome =
  | { readonly kind: 'arrived' }
  /** No network, signed out, too fast, or the server is in trouble: it may go better later. */
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly reason: string };

/** What becomes of an item and of the queue behind it. */
export interface Verdict {
  readonly item: OutboxItem | undefined;
  /** Whether the next in the queue may be tried now. */
  readonly goOn: boolean;
}

/**
 * Arrived: deleted from the phone. Later: kept as it is, and the queue stops, since the next would fare no better.
 * Refused: kept with the reason, and the queue goes on.
 */
export function afterTry(item: OutboxItem, outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case 'arrived':
      return { item: undefined, goOn: true };
    case 'later':
      return { item, goOn: false };
    case 'refused':
      return { item: { ...item, state: 'refused', reason: outcome.reason }, goOn: true };
  }
}

/** What a status of the server means for the item. 0 stands for no answer at all. */
export function outcomeOf(status: number, reason: string): Outcome {
  if (status >= 200 && status < 300) return { kind: 'arrived' };
  const later = status === 0 || status === 401 || status === 408 || status === 425 || status === 429 || status >= 500;
  return later ? { kind: 'later' } : { kind: 'refused', reason };
}

/** What of these may be sent now for this account, the oldest first. */
export function sendable(items: readonly OutboxItem[], owner: string): OutboxItem[] {
  return items
    .filter((one) => one.state === 'queued' && one.owner === owner)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1));
}

/** How many of this account's items wait, were refused, or are drafts. */
export function countOf(
  items: readonly OutboxItem[],
  owner: string,
): { waiting: number; refused: number; drafts: number; strange: number } {
  const own = items.filter((one) => one.owner === owner);
  const inState = (state: OutboxState): number => own.filter((one) => one.state === state).length;
  return {
    waiting: inState('queued'),
    refused: inState('refused'),
    drafts: inState('draft'),
    strange: items.length - own.length,
  };
}

/** Puts a draft or a refused item in the queue. Its id stays, so what arrived unnoticed is not doubled. */
export function enqueue(item: OutboxItem): OutboxItem {
  const { reason: _forgotten, ...rest } = item;
  return { ...rest, state: 'queued' };
}

/** Notes that a photo has arrived, so that what was cut off half-way goes on where it stopped. */
export function withPhoto(item: OutboxItem, clientId: string, fileId: string): OutboxItem {
  if (!('photos' in item.wish)) return item;
  const photos = item.wish.photos.map((one) => (one.clientId === clientId ? { ...one, fileId } : one));
  return { ...item, wish: { ...item.wish, photos } };
}
