import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Keyring } from './keyring.js';
import { open, seal } from './sealed-box.js';

/** A person's data key in the clear, held only while a request needs it. */
export interface PersonKey {
  readonly personId: string;
  readonly key: Buffer;
  /** Keys of people who turned out to be this one: what was sealed under them is this person's. */
  readonly merged?: readonly PersonKey[];
}

/** A new data key together with the row that must be stored for it. */
export interface NewPersonKey extends PersonKey {
  readonly wrapped: Buffer;
  readonly masterKeyId: string;
}

/**
 * Encryption of personal data. Each person has a data key of their own, wrapped by the master key and kept in
 * the schema `keys`, which is backed up apart from the data: erasing the row makes every copy unreadable.
 */
@Injectable()
export class Vault {
  private readonly indexKey: Buffer;
  private readonly sharedKey: Buffer;

  constructor(
    private readonly keyring: Keyring,
    private readonly work: UnitOfWork,
  ) {
    this.indexKey = keyring.derive('blind-index');
    this.sharedKey = keyring.derive('shared');
  }

  /** Makes a data key without storing it: for statements that insert it together with other rows. */
  newKey(personId: string): NewPersonKey {
    const key = randomBytes(32);
    const wrapped = seal(this.keyring.current(), key, `person-key:${personId}`);
    return { personId, key, wrapped, masterKeyId: this.keyring.currentId };
  }

  /** Makes and stores a data key for a new person. */
  async createKey(personId: string): Promise<PersonKey> {
    const made = this.newKey(personId);
    await this.work.execute('INSERT INTO keys.person_key (person_id, wrapped, master_key_id) VALUES ($1, $2, $3)', [
      personId,
      made.wrapped,
      made.masterKeyId,
    ]);
    return made;
  }

  /** @returns the key, or undefined when the person's data was erased. */
  async keyOf(personId: string): Promise<PersonKey | undefined> {
    return (await this.keysOf([personId])).get(personId);
  }

  async keysOf(personIds: readonly string[]): Promise<Map<string, PersonKey>> {
    const rows = await this.work.query<{
      person_id: string;
      wrapped: Buffer | null;
      master_key_id: string;
      merged_into: string | null;
    }>(
      `SELECT person_id, wrapped, master_key_id, merged_into FROM keys.person_key WHERE person_id = ANY($1)
       UNION ALL SELECT person_id, wrapped, master_key_id, merged_into FROM keys.person_key WHERE merged_into = ANY($1)`,
      [personIds],
    );
    const wanted = new Set(personIds);
    const keys = new Map<string, PersonKey>();
    const merged = new Map<string, PersonKey[]>();
    for (const row of rows) {
      if (!row.wrapped) continue;
      const key = open(this.keyring.key(row.master_key_id), row.wrapped, `person-key:${row.person_id}`);
      const one = { personId: row.person_id, key };
      if (wanted.has(row.person_id)) keys.set(row.person_id, one);
      if (row.merged_into !== null) merged.set(row.merged_into, [...(merged.get(row.merged_into) ?? []), one]);
    }
    for (const [personId, others] of merged) {
      const own = keys.get(personId);
      if (own) keys.set(personId, { ...own, merged: others });
    }
    return keys;
  }

  /** From now on what is sealed under `personId`'s key opens for `keptId`, too; undefined ends that. */
  async mergeKey(personId: string, keptId: string | undefined): Promise<void> {
    await this.work.execute('UPDATE keys.person_key SET merged_into = $2 WHERE person_id = $1', [
      personId,
      keptId ?? null,
    ]);
  }

  /**
   * Destroys a person's data key, and those of people merged into them: everything sealed under it is unreadable from
   * now on, in backups too.
   */
  async eraseKey(personId: string): Promise<void> {
    await this.work.execute(
      'UPDATE keys.person_key SET wrapped = NULL, erased_at = now() WHERE (person_id = $1 OR merged_into = $1) AND wrapped IS NOT NULL',
      [personId],
    );
  }

  /** Encrypts one field of a person. `field` is bound in, so the value fits that column alone. */
  sealFor(key: PersonKey, field: string, text: string): Buffer {
    return seal(key.key, text, `${key.personId}:${field}`);
  }

  openFor(key: PersonKey, field: string, sealed: Buffer): string {
    let refused: unknown;
    for (const one of [key, ...(key.merged ?? [])]) {
      try {
        return open(one.key, sealed, `${one.personId}:${field}`).toString('utf8');
      } catch (error) {
        refused ??= error;
      }
    }
    throw refused;
  }

  /** Encrypts something that belongs to no person yet (a phone waiting for its code, a stored answer). */
  sealShared(purpose: string, content: string | Buffer): Buffer {
    return seal(this.sharedKey, content, purpose);
  }

  openShared(purpose: string, sealed: Buffer): string {
    return this.openSharedBytes(purpose, sealed).toString('utf8');
  }

  /** As {@link openShared}, of something that is no text. */
  openSharedBytes(purpose: string, sealed: Buffer): Buffer {
    return open(this.sharedKey, sealed, purpose);
  }

  /**
   * Keyed fingerprint for equality search: HMAC-SHA-256 over county, kind and value, 32 bytes. The county is part
   * of it, so equal values in two counties can't be linked.
   */
  blindIndex(kind: string, value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`${currentCounty()}\u0000${kind}\u0000${value}`).digest();
  }

  /** Re-wraps every data key of the current county under the current master key. Returns how many. */
  async rewrapKeys(): Promise<number> {
    const rows = await this.work.query<{ person_id: string; wrapped: Buffer; master_key_id: string }>(
      'SELECT person_id, wrapped, master_key_id FROM keys.person_key WHERE wrapped IS NOT NULL AND master_key_id <> $1 LIMIT 1000 FOR UPDATE',
      [this.keyring.currentId],
    );
    for (const row of rows) {
      const purpose = `person-key:${row.person_id}`;
      const key = open(this.keyring.key(row.master_key_id), row.wrapped, purpose);
      await this.work.execute('UPDATE keys.person_key SET wrapped = $2, master_key_id = $3 WHERE person_id = $1', [
        row.person_id,
        seal(this.keyring.current(), key, purpose),
        this.keyring.currentId,
      ]);
    }
    return rows.length;
  }
}
