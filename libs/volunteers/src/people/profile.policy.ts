import { normalisePersonName, normalisePhone } from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';
import type { ChangeProfile } from './profile.dto.js';

/** What a volunteer said, checked and in the form it is stored; undefined: not touched, null: taken away. */
export interface ReadProfile {
  readonly email?: string | null;
  readonly address?: string | null;
  readonly occupation?: string | null;
  readonly emergency?: { readonly name: string; readonly phone: string } | null;
  readonly languages?: readonly string[];
  readonly skills?: readonly string[];
  readonly quiet?: { readonly from: number; readonly to: number } | null;
}

/** A tag holds words, no numbers of people: five digits in a row are too many. */
const tag = /^(?!.*\d{5})[\p{L}\p{N}][\p{L}\p{M}\p{N} .+#/()（）·-]*$/u;
const mail = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

/** Checks a change of a profile and reports every wrong field at once. */
export function readProfile(change: ChangeProfile): { profile: ReadProfile; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const email = said(change.email);
  if (email && !mail.test(email)) problems.push({ field: 'email', code: 'notAnAddress' });
  const emergency = readEmergency(change, problems);
  const quiet = readQuiet(change, problems);
  const languages = readTags('languages', change.languages, problems);
  const skills = readTags('skills', change.skills, problems);
  const [address, occupation] = [said(change.address), said(change.occupation)];
  return {
    problems,
    profile: {
      ...(email !== undefined && { email }),
      ...(address !== undefined && { address }),
      ...(occupation !== undefined && { occupation }),
      ...(emergency !== undefined && { emergency }),
      ...(languages && { languages }),
      ...(skills && { skills }),
      ...(quiet !== undefined && { quiet }),
    },
  };
}

/** Minutes after midnight of `21:30`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** `21:30` of minutes after midnight. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** zh***@qq.com: enough to recognise one's own. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at - 1))}***${email.slice(at)}`;
}

function said(text: string | null | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  const kept = text?.normalize('NFC').trim() ?? '';
  return kept === '' ? null : kept;
}

function readEmergency(change: ChangeProfile, problems: FieldProblem[]): ReadProfile['emergency'] {
  const [name, phone] = [said(change.emergencyName), said(change.emergencyPhone)];
  if (name === undefined && phone === undefined) return undefined;
  if (!name && !phone) return null;
  if (!name) problems.push({ field: 'emergencyName', code: 'required' });
  if (!phone) problems.push({ field: 'emergencyPhone', code: 'required' });
  if (!name || !phone) return undefined;
  const readName = normalisePersonName(name);
  const readPhone = normalisePhone(phone);
  if (!readName.ok) problems.push({ field: 'emergencyName', code: readName.code });
  if (!readPhone.ok) problems.push({ field: 'emergencyPhone', code: readPhone.code });
  return readName.ok && readPhone.ok ? { name: readName.name, phone: readPhone.normalised } : undefined;
}

function readQuiet(change: ChangeProfile, problems: FieldProblem[]): ReadProfile['quiet'] {
  const [from, to] = [change.quietFrom, change.quietTo];
  if (from === undefined && to === undefined) return undefined;
  if (!from && !to) return null;
  if (!from) problems.push({ field: 'quietFrom', code: 'required' });
  if (!to) problems.push({ field: 'quietTo', code: 'required' });
  if (!from || !to) return undefined;
  if (from === to) problems.push({ field: 'quietTo', code: 'sameTime' });
  return { from: minutesOf(from), to: minutesOf(to) };
}

function readTags(field: string, tags: readonly string[] | undefined, problems: FieldProblem[]): string[] | undefined {
  if (!tags) return undefined;
  const read = tags.map((one) => one.normalize('NFKC').trim()).filter((one) => one !== '');
  if (!read.every((one) => tag.test(one))) problems.push({ field, code: 'notATag' });
  return [...new Set(read)];
}
