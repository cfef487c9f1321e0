import { currentCode } from './totp.mjs';

/**
 * @typedef {object} DemoAccount
 * @property {string} role
 * @property {string} roleName
 * @property {string} login
 * @property {string} [password]
 * @property {string} [totpSecret] base32
 * @property {string} [totpNow]
 */

const line = '─'.repeat(78);

/**
 * @param {object} facts
 * @param {string} facts.url
 * @param {string | undefined} facts.inboxUrl
 * @param {DemoAccount[] | undefined} facts.demo
 * @param {string} facts.database
 * @param {string} facts.queue
 * @param {number} facts.seconds
 * @returns {string} what a newcomer needs to go on, Chinese first
 */
export function startScreen({ url, inboxUrl, demo, database, queue, seconds }) {
  const rows = [
    '',
    line,
    `  红枫林已启动 · Red Maple is running        （${seconds.toFixed(1)} s）`,
    '',
    `  地址 Address          ${url}`,
    ...(inboxUrl ? [`  开发收件箱 Dev inbox   ${inboxUrl}   （验证码都在这里 · codes arrive here）`] : []),
    `  数据库 Database        ${database}`,
    `  队列 Queue             ${queue}`,
    ...(demo?.length ? ['', ...demoRows(demo)] : []),
    '',
    '  按 Ctrl-C 停止 · Ctrl-C stops everything',
    line,
    '',
  ];
  return rows.join('\n');
}

/** @param {DemoAccount[]} demo */
function demoRows(demo) {
  const table = [['角色 Role', '账号 Login', '密码 Password', '动态码 Code', '密钥 Secret'], ...demo.map(accountRow)];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => displayWidth(row[column]))));
  return [
    '  演示账号（虚构人物）· Demo accounts (invented people)',
    ...table.map((row) => `    ${row.map((cell, column) => pad(cell, widths[column])).join('  ')}`.trimEnd()),
    '  动态码 30 秒一换 · Codes change every 30 s:  npm run code -- <密钥 secret>',
  ];
}

/** @param {DemoAccount} account */
function accountRow({ role, roleName, login, password, totpSecret, totpNow }) {
  const code = totpSecret ? currentCode(totpSecret).code : (totpNow ?? '');
  return [roleName ? `${roleName} ${role}` : role, login, password ?? '短信验证码 by SMS code', code, totpSecret ?? ''];
}

const pad = (text, width) => text + ' '.repeat(width - displayWidth(text));

/** Chinese characters and full-width punctuation take two columns of a terminal. */
function displayWidth(text) {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
