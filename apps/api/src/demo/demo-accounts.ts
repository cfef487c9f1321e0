import type { CoreRole, Keyring } from '@redmaple/platform';

export interface DemoAccount {
  readonly login: string;
  readonly displayName: string;
  /** Chinese name of the role, for the start screen. */
  readonly roleName: string;
  readonly roles: readonly [CoreRole, ...CoreRole[]];
}

/** One invented colleague per role, and a second liaison: a follow-up is done by someone else. */
export const demoAccounts: readonly DemoAccount[] = [
  { login: 'operator', displayName: '运营专员（演示）', roleName: '运营专员', roles: ['operator'] },
  { login: 'liaison', displayName: '联络民警（演示）', roleName: '联络民警', roles: ['liaison'] },
  { login: 'liaison2', displayName: '联络民警乙（演示）', roleName: '联络民警乙', roles: ['liaison'] },
  { login: 'trainer', displayName: '讲师（演示）', roleName: '讲师', roles: ['trainer'] },
  { login: 'officer', displayName: '项目专员（演示）', roleName: '项目专员', roles: ['project-officer'] },
  { login: 'admin', displayName: '县管理员（演示）', roleName: '县管理员', roles: ['county-admin'] },
  { login: 'security', displayName: '安全管理员（演示）', roleName: '安全管理员', roles: ['security-admin'] },
  { login: 'auditor', displayName: '审计员（演示）', roleName: '审计员', roles: ['auditor'] },
];

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Password and second factor of a demo account: derived from this installation's master key, so no two share them. */
export function demoSecrets(keyring: Keyring, login: string): { password: string; totpSecret: string } {
  const bytes = keyring.derive(`demo/${login}`);
  const totpSecret = [...bytes.subarray(0, 32)].map((byte) => base32[byte % 32]).join('');
  const password = keyring.derive(`demo-password/${login}`).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 12);
  return { password, totpSecret };
}
