import { createHmac, randomUUID } from 'node:crypto';
import { INVENTED_ID_PREFIX, INVENTED_PHONE_PREFIX, residentIdCheckCharacter } from '@redmaple/forms';
import pg from 'pg';

/**
 * @typedef {object} Recruit an invented person with a one-time code that was issued beforehand
 * @property {string} name
 * @property {string} phone
 * @property {string} documentNumber
 * @property {string} flowId
 * @property {string} code
 */

/** The `index`-th invented adult: born 1960–2003, one of 16,000 a year. @param {number} index */
export function inventedPerson(index) {
  const day = new Date(Date.UTC(1960, 0, 1) + (index % 16_000) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const first17 = `${INVENTED_ID_PREFIX}${day}${String(Math.floor(index / 16_000)).padStart(3, '0')}`;
  return {
    name: `虚构${String.fromCodePoint(0x4e00 + (index % 5_000))}${String.fromCodePoint(0x5e00 + (Math.floor(index / 5_000) % 1_000))}`,
    phone: `${INVENTED_PHONE_PREFIX}${String(index).padStart(7, '0')}`,
    documentNumber: `${first17}${residentIdCheckCharacter(first17)}`,
  };
}

/**
 * Invents people and writes the codes that their phones would have received, good for a day.
 * @param {{ ownerUrl: string, keyring: import('@redmaple/platform').Keyring, county: string, count: number, from?: number }} options
 * @returns {Promise<Recruit[]>}
 */
export async function recruitsWithCodes({ ownerUrl, keyring, county, count, from = 0 }) {
  const codeKey = keyring.derive('phone-code');
  const indexKey = keyring.derive('blind-index');
  const now = new Date();
  const recruits = Array.from({ length: count }, (_, index) => ({
    ...inventedPerson(from + index),
    flowId: randomUUID(),
    code: String((from + index) % 1_000_000).padStart(6, '0'),
  }));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (let start = 0; start < recruits.length; start += 5_000) {
      const part = recruits.slice(start, start + 5_000);
      await client.query(
        `INSERT INTO platform.phone_code (county_code, id, phone_index, purpose, code_hash, created_at, expires_at, tries_left)
         SELECT $1, c.id, c.phone, 'sign-up', c.hash, $5, $5::timestamptz + interval '1 day', 5
         FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS c(id, phone, hash)`,
        [
          county,
          part.map((one) => one.flowId),
          part.map((one) => createHmac('sha256', indexKey).update(`${county}\u0000phone\u0000${one.phone}`).digest()),
          part.map((one) =>
            createHmac('sha256', codeKey).update(`${one.flowId}\u0000sign-up\u0000${one.code}`).digest(),
          ),
          now,
        ],
      );
    }
  } finally {
    await client.end();
  }
  return recruits;
}

/** The body of a sign-up for river patrol. @param {Recruit} recruit @param {string} consentVersion */
export function signUpBody(recruit, consentVersion) {
  return {
    teamType: 'maple-grove.river-patrol',
    name: recruit.name,
    documentType: 'resident-id',
    documentNumber: recruit.documentNumber,
    phone: recruit.phone,
    flowId: recruit.flowId,
    code: recruit.code,
    answers: { stretch: 'midstream', evenings: true, swims: true },
    consent: { version: consentVersion, accepted: true },
  };
}
