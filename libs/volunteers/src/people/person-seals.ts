import type { PersonKey, Vault } from '@redmaple/platform';
import type { Identity } from './identity-input.js';

/** The sealed columns and blind indexes of a person, ready to be stored. */
export interface PersonSeals {
  readonly document: Buffer;
  readonly documentIndex: Buffer;
  readonly phone: Buffer;
  readonly phoneIndex: Buffer;
  readonly phoneFirst3Index: Buffer;
  readonly phoneLast4Index: Buffer;
  readonly address: Buffer | null;
}

/** Fingerprint by which a document is found again. */
export function documentIndex(vault: Vault, type: string, number: string): Buffer {
  return vault.blindIndex('document', `${type}\u0000${number}`);
}

/** Fingerprint by which a phone is found again; the same as that of its one-time codes. */
export function phoneIndex(vault: Vault, phone: string): Buffer {
  return vault.blindIndex('phone', phone);
}

/** The phone columns alone. */
export function sealPhone(
  vault: Vault,
  key: PersonKey,
  phone: string,
): Pick<PersonSeals, 'phone' | 'phoneIndex' | 'phoneFirst3Index' | 'phoneLast4Index'> {
  return {
    phone: vault.sealFor(key, 'phone', phone),
    phoneIndex: phoneIndex(vault, phone),
    phoneFirst3Index: vault.blindIndex('phone-first3', phone.slice(0, 3)),
    phoneLast4Index: vault.blindIndex('phone-last4', phone.slice(-4)),
  };
}

/** Seals what identifies or reaches a person under their key. */
export function sealPerson(vault: Vault, key: PersonKey, identity: Identity, address: string | undefined): PersonSeals {
  return {
    document: vault.sealFor(key, 'document', identity.documentNumber),
    documentIndex: documentIndex(vault, identity.documentType, identity.documentNumber),
    ...sealPhone(vault, key, identity.phone),
    address: address === undefined ? null : vault.sealFor(key, 'address', address),
  };
}
