import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NotAsPromised } from './tell.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs one of the operator's commands as `npm run` does.
 * @param {string} script file in scripts/ @param {readonly string[]} args
 * @returns {Promise<string>} its standard output
 * @throws {NotAsPromised} when it does not end with 0
 */
export async function command(script, args) {
  const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new NotAsPromised(`${script} ${args.join(' ')}`, 'exit 0', `exit ${code}: ${output}${errors}`);
  return output;
}

/**
 * A rehearsal county with a token for each role: the one that REHEARSAL names, or a new one.
 * @param {string | undefined} given the line of JSON that `npm run county -- rehearsal` printed on the other machine
 */
export async function openRehearsal(given) {
  const text = given ?? (await command('county.mjs', ['rehearsal']));
  const line = text.split('\n').find((one) => one.startsWith('{'));
  try {
    return { ...JSON.parse(line ?? ''), isOurs: given === undefined };
  } catch {
    throw new NotAsPromised('npm run county -- rehearsal', 'a line of JSON', text);
  }
}
