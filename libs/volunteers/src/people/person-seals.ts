import type { PersonKey, Vault } from '@redmaple/platform';
import type { Guardian } from './guardian.policy.js';
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

/** The sealed columns of a minor's guardian; both null for a grown-up. */
export interface GuardianSeals {
  readonly name: Buffer | null;
  readonly phone: Buffer | null;
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

/** Seals a guardian under the key of the minor, so that both are erased together. */
export function sealGuardian(vault: Vault, key: PersonKey, guardian: Guardian | undefined): GuardianSeals {
  if (!guardian) return { name: null, phone: null };
  return {
    name: vault.sealFor(key, 'guardian-name', guardian.name),
    phone: vault.sealFor(key, 'guardian-phone', guardian.phone),
  };
}

/** Opens what {@link sealGuardian} sealed; undefined when there is no guardian or the key is gone. */
export function openGuardian(vault: Vault, key: PersonKey | undefined, seals: GuardianSeals): Guardian | undefined {
  if (!key || !seals.name || !seals.phone) return undefined;
  return {
    name: vault.openFor(key, 'guardian-name', seals.name),
    phone: vault.openFor(key, 'guardian-phone', seals.phone),
  };
}
