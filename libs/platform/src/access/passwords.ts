import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's argon2id profile: 19 MiB, two passes, one lane. */
const profile = { iterations: 2, memorySize: 19_456, parallelism: 1, hashLength: 32 } as const;

/** Staff always have a second factor, so eight characters would do (NIST 63B-4); we ask for ten. */
export const passwordRules = { minLength: 10, maxLength: 128 } as const;

const common = [
  'password',
  'qwerty',
  'asdfgh',
  'admin',
  'hongfenglin',
  'hongfeng',
  'fengqiao',
  'redmaple',
  'zhuji',
  'woaini',
  'iloveyou',
  'abcdefgh',
  'welcome',
  'letmein',
];

/** Whether a password is long enough and neither digits alone, nor a well-known word or the login with trimmings. */
export function isStrongPassword(password: string, login: string): boolean {
  if (password.length < passwordRules.minLength || password.length > passwordRules.maxLength) return false;
  const lower = password.toLowerCase();
  if (new Set(lower).size < 4 || /^\d+$/.test(lower)) return false;
  if (login.length >= 3 && lower.includes(login.toLowerCase())) return false;
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), lower);
  return rest === lower || rest.replace(/[\d\p{P}\p{S}\s]/gu, '').length >= 4;
}

export function hashPassword(password: string): Promise<string> {
  return argon2id({ ...profile, password, salt: randomBytes(16), outputType: 'encoded' });
}

export function verifyPassword(password: string, hash: string): Promise<boolean> {
  return argon2Verify({ password, hash }).catch(() => false);
}

let decoy: Promise<string> | undefined;

/** Costs as much as a real check, so that an unknown login answers no faster than a known one. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  await verifyPassword(password, await decoy);
  return false;
}
