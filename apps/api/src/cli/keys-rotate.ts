import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { CommandError, type CommandEnvironment, hint, required, runCommand, say } from './house/command.js';
import { withHouse } from './house/with-house.js';
import { type MasterKeys, parseMasterKeys, withNewKey, writeKeyFile } from './keys/key-file.js';
import { keysForRotation, retire, rewrapAll } from './keys/rotate-keys.js';

// npm run keys:rotate: see docs/operations.md.

await runCommand(async (environment, args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { retire: { type: 'string' }, new: { type: 'boolean', default: false } },
  });
  const present = parseMasterKeys(required(environment, 'MASTER_KEY'));
  if (values.new) return printNewKey(present);
  if (values.retire !== undefined) return retireKey(environment, present, values.retire);
  const keys = await chooseKeys(environment, present);
  const total = await withHouse({ ...environment, MASTER_KEY: JSON.stringify(keys) }, (house) =>
    rewrapAll(house, (county, done) => say(`${county}: ${done}`)),
  );
  say(`${total} 人的密钥已改由 ${keys.current} 包裹 · The keys of ${total} people are now wrapped by ${keys.current}.`);
  say('请立即备份密钥 · Back the keys up now: npm run backup -- --keys-only');
});

/** With a key file a new key is made here; a key from the environment is its owner's business. */
async function chooseKeys(environment: CommandEnvironment, present: MasterKeys): Promise<MasterKeys> {
  const { KEY_FILE: file } = environment;
  if (file !== undefined) {
    const keys = await keysForRotation(required(environment, 'ADMIN_DATABASE_URL'), present);
    if (keys !== present) {
      writeKeyFile(file, keys);
      say(`新主密钥 ${keys.current} 已写入 · New master key ${keys.current} in ${file}`);
    }
    return keys;
  }
  if (Object.keys(present.keys).length < 2)
    throw new CommandError(
      'MASTER_KEY 中只有一个密钥。先运行 npm run keys:rotate -- --new，按提示操作 · MASTER_KEY holds one key only. Start with: npm run keys:rotate -- --new',
    );
  return present;
}

/** For MASTER_KEY in the environment: every process must know the new key before any of them uses it. */
function printNewKey(present: MasterKeys): undefined {
  const keys = withNewKey(present, { makeCurrent: false });
  const id = Object.keys(keys.keys).at(-1) ?? '';
  say(JSON.stringify(keys));
  hint(`
1. 将上面一行设为 MASTER_KEY，重启所有进程 · Make the line above MASTER_KEY and restart every process.
2. 把其中的 "current" 改为 "${id}"，再次重启 · Change "current" in it to "${id}" and restart once more.
3. npm run keys:rotate`);
}

async function retireKey(environment: CommandEnvironment, present: MasterKeys, id: string): Promise<undefined> {
  const keys = await retire(required(environment, 'ADMIN_DATABASE_URL'), present, id);
  const { KEY_FILE: file } = environment;
  if (file !== undefined) writeKeyFile(file, keys);
  else say(JSON.stringify(keys));
  say(
    file === undefined
      ? `从 MASTER_KEY 中去掉 ${id}（见上一行）· Take ${id} out of MASTER_KEY: the line above.`
      : `主密钥 ${id} 已停用 · Master key ${id} is retired.`,
  );
  hint(`仍要恢复旧密钥备份时需要 ${id} · Keep ${id} for as long as you keep backups of keys that it wraps.`);
}
