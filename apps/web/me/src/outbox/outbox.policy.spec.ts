import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterTry,
  countOf,
  enqueue,
  type OutboxItem,
  type OutboxState,
  outcomeOf,
  sendable,
  withPhoto,
} from './outbox.policy.js';

const photo = (clientId: string) => ({ clientId, type: 'image/jpeg', bytes: new ArrayBuffer(3) });

function item(more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: 'one',
    owner: 'me',
    state: 'queued',
    at: '2026-07-13T10:00:00.000Z',
    wish: { kind: 'check-in', assignmentId: 'a' },
    ...more,
  };
}

describe('what a status means for what was sent', () => {
  it.each([200, 201, 204])('%s has arrived', (status) => {
    expect(outcomeOf(status, '')).toEqual({ kind: 'arrived' });
  });

  it.each([0, 401, 408, 425, 429, 500, 502, 503, 504])('%s may go better later', (status) => {
    expect(outcomeOf(status, 'x')).toEqual({ kind: 'later' });
  });

  it.each([400, 403, 404, 409, 413, 415, 422])('%s is a no, with its reason', (status) => {
    expect(outcomeOf(status, '已经签到')).toEqual({ kind: 'refused', reason: '已经签到' });
  });
});

describe('after a try', () => {
  it('what has arrived leaves the phone, and the next is sent', () => {
    expect(afterTry(item(), { kind: 'arrived' })).toEqual({ item: undefined, goOn: true });
  });

  it('what did not get through stays as it is, and the queue stops', () => {
    expect(afterTry(item(), { kind: 'later' })).toEqual({ item: item(), goOn: false });
  });

  it('what was refused stays with the reason and holds up nothing else', () => {
    expect(afterTry(item(), { kind: 'refused', reason: '太早' })).toEqual({
      item: item({ state: 'refused', reason: '太早' }),
      goOn: true,
    });
  });

  it('what was refused can be sent again under the same id, without the old reason', () => {
    expect(enqueue(item({ state: 'refused', reason: '太早' }))).toEqual(item());
  });

  it('nothing is ever lost unless it has arrived', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 599 }), { maxLength: 30 }), (statuses) => {
        let kept: OutboxItem | undefined = item();
        for (const status of statuses) {
          if (!kept) break;
          const before: OutboxItem = kept;
          kept = afterTry(before, outcomeOf(status, 'x')).item;
          expect(kept === undefined).toBe(status >= 200 && status < 300);
          if (kept) expect(kept.id).toBe(before.id);
        }
      }),
    );
  });
});

describe('what may be sent', () => {
  it('is queued and mine, the oldest first; drafts, refused and other people’s items are not touched', () => {
    const items = [
      item({ id: 'later', at: '2026-07-13T12:00:00.000Z' }),
      item({ id: 'draft', state: 'draft' }),
      item({ id: 'refused', state: 'refused' }),
      item({ id: 'hers', owner: 'her' }),
      item({ id: 'sooner' }),
    ];
    expect(sendable(items, 'me').map((one) => one.id)).toEqual(['sooner', 'later']);
    expect(sendable(items, 'nobody')).toEqual([]);
  });

  it('is counted by state, and what belongs to somebody else apart', () => {
    const states: OutboxState[] = ['draft', 'queued', 'queued', 'refused'];
    const items = [...states.map((state) => item({ state })), item({ owner: 'her' })];
    expect(countOf(items, 'me')).toEqual({ waiting: 2, refused: 1, drafts: 1, strange: 1 });
  });
});

describe('a photo that has arrived', () => {
  const log = item({ wish: { kind: 'patrol-log', log: { text: 'x' }, photos: [photo('a'), photo('b')] } });

  it('is noted, so that the log goes on with the next', () => {
    const noted = withPhoto(log, 'a', 'file-1');
    expect(noted.wish).toMatchObject({ photos: [{ clientId: 'a', fileId: 'file-1' }, { clientId: 'b' }] });
    expect(noted.wish).not.toHaveProperty('photos.1.fileId');
  });

  it('means nothing to a check-in', () => {
    expect(withPhoto(item(), 'a', 'file-1')).toEqual(item());
  });
});
