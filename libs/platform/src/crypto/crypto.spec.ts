import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readableCode, uuidv7 } from './identifiers.js';
import { Keyring } from './keyring.js';
import { open, seal } from './sealed-box.js';

const key = randomBytes(32);
const b64 = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

/** What a value answers that was not sealed like this. */
const unopened = /authenticate|Not a sealed value/;

describe('a sealed value', () => {
  it('opens with its key and purpose, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        expect(open(key, seal(key, text, purpose), purpose).toString('utf8')).toBe(text);
      }),
    );
  });

  it('does not open when a single bit of it was changed, or when it was cut', () => {
    const sealed = seal(key, '13800138000', 'person:phone');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      expect(() => open(key, changed, 'person:phone')).toThrow(unopened);
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => open(key, sealed.subarray(0, length), 'person:phone')).toThrow(unopened);
    expect(() => open(key, Buffer.concat([sealed, Buffer.of(0)]), 'person:phone')).toThrow(unopened);
  });

  it('opens neither for another purpose nor with another key', () => {
    const sealed = seal(key, 'x', 'person-1:phone');
    expect(() => open(key, sealed, 'person-2:phone')).toThrow(unopened);
    expect(() => open(key, sealed, 'person-1:address')).toThrow(unopened);
    expect(() => open(randomBytes(32), sealed, 'person-1:phone')).toThrow(unopened);
  });

  it('never looks the same twice', () => {
    const seen = new Set(Array.from({ length: 200 }, () => seal(key, 'x', 'p').toString('hex')));
    expect(seen.size).toBe(200);
  });
});

describe('the key ring', () => {
  it('wraps with the current key and still knows the older ones', () => {
    const ring = Keyring.parse(JSON.stringify({ current: 'k2', keys: { k1: b64(1), k2: b64(2) } }));
    expect(ring.current()).toEqual(Buffer.alloc(32, 2));
    expect(ring.key('k1')).toEqual(Buffer.alloc(32, 1));
    expect(() => ring.key('k3')).toThrow('k3 is missing');
    expect(Keyring.parse(` ${b64(1)}\n`).current()).toEqual(Buffer.alloc(32, 1));
  });

  it('derives the same from the oldest key after a rotation, and differently for each purpose', () => {
    const before = Keyring.parse(b64(1));
    const after = Keyring.parse(JSON.stringify({ current: 'k10', keys: { k10: b64(3), k2: b64(2), k1: b64(1) } }));
    expect(after.derive('blind-index')).toEqual(before.derive('blind-index'));
    expect(after.derive('csrf')).not.toEqual(after.derive('blind-index'));
  });

  it.each([
    ['{"current":"k1","keys":{"k1":"geheimgeheim', 'not usable'],
    ['{"current":"k1"}', 'not usable'],
    ['{"current":"k1","keys":{"k1":7}}', 'not usable'],
    ['{"current":"k1","keys":null}', 'not usable'],
    [`{"current":"k2","keys":{"k1":"${b64(1)}"}}`, 'names k2 as current'],
    ['{"current":"k1","keys":{"k1":"Z2VoZWltZ2VoZWlt"}}', '32 bytes'],
    ['geheimgeheim', '32 bytes'],
  ])('refuses %s and says what is wrong without repeating it', (text, says) => {
    expect(() => Keyring.parse(text)).toThrow(says);
    expect(() => Keyring.parse(text)).not.toThrow(/geheim|Z2Vo/);
  });
});

describe('an id', () => {
  it('of version 7 sorts by its time and fits the standard', () => {
    const ids = [1_000, 2_000, 1_767_225_600_000].map((time) => uuidv7(new Date(time)));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('to be read out has no letters that sound or look alike, and each as often as the others', () => {
    const text = readableCode(30_000);
    expect(text).toMatch(/^[2-9A-HJKMNP-TV-Z]{30000}$/);
    const counts = new Map<string, number>();
    for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(200);
  });
});
