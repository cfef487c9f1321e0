import { command, openRehearsal } from './commands.mjs';
import { House } from './house.mjs';
import { People } from './people.mjs';
import { call } from './steps/1-call.mjs';
import { signUp } from './steps/2-sign-up.mjs';
import { spreadsheet } from './steps/3-import.mjs';
import { vetting } from './steps/4-vetting.mjs';
import { training } from './steps/5-training.mjs';
import { roster } from './steps/6-roster.mjs';
import { dispatch } from './steps/7-dispatch.mjs';
import { project } from './steps/8-project.mjs';
import { watch } from './steps/9-watch.mjs';
import { holds, NotAsPromised, same, Walk } from './tell.mjs';

const chapters = [call, signUp, spreadsheet, vetting, training, roster, dispatch, project, watch];

/**
 * Plays the whole thread.
 * @param {{ baseUrl: string, rehearsal: string | undefined }} options
 * @returns {Promise<number>} exit code: 0 when everything was as promised
 */
export async function walkThrough({ baseUrl, rehearsal: given }) {
  const walk = new Walk();
  console.log(`走一遍主线 · Walking the main job at ${baseUrl}`);
  let rehearsal;
  let house;
  try {
    walk.chapter('0', '演练县', 'The rehearsal county');
    rehearsal = await walk.step('建立演练县', 'opened', () => openRehearsal(given));
    console.log(`             ${rehearsal.county}`);
    house = new House(baseUrl, rehearsal);
    await walk.step('服务就绪，令牌有效', 'the house answers, and knows the tokens', () => knows(house));
    const thread = { walk, house, people: new People(house), found: {} };
    for (const chapter of chapters) await chapter(thread);
    await end(walk, house, rehearsal, thread.found.audited);
  } catch (error) {
    console.error(`\n✗ ${reasonOf(error)}\n`);
    await tidy(rehearsal);
    console.log(`第 ${walk.done + 1} 步未通过 · Step ${walk.done + 1} is not as promised (${walk.time})`);
    return 1;
  }
  console.log(`\n全部如约：${walk.done} 步 · All as promised: ${walk.done} steps in ${walk.time}`);
  return 0;
}

async function knows(house) {
  same('/health/ready', (await house.visitor.send('GET', '/health/ready')).body, { status: 'ready' });
  const who = await house.operator.get('session');
  same('county of the token', who.county, house.county);
  house.setClock(who.now);
}

/** Closes the county, and looks whether nothing but the audit is left. */
async function end(walk, house, rehearsal, audited) {
  walk.chapter('10', '结束演练', 'The end of the rehearsal');
  if (!rehearsal.isOurs) {
    console.log(
      `  请在服务所在机器上执行 · Now run on the machine of the house:\n  npm run county -- rehearsal-end ${rehearsal.county}`,
    );
    return;
  }
  await walk.step('关闭演练县，清除个人数据', 'the county is closed, its personal data erased', async () => {
    const said = await command('county.mjs', ['rehearsal-end', rehearsal.county]);
    holds('rows were erased', Number(/erased \((\d+) rows\)/.exec(said)?.[1]) > 1_000, said);
  });
  await walk.step('令牌失效，对外不可见', 'tokens are worthless, visitors see nothing', async () => {
    await house.operator.refused('A token of a closed county', ['GET', 'session'], {
      status: 401,
      code: 'access.signInNeeded',
    });
    await house.visitor.refused('A closed county', ['GET', house.public('calls')], {
      status: 404,
      code: 'access.countyUnknown',
    });
  });
  await walk.step('审计保留且完整', 'the audit is kept, and whole', async () => {
    const said = await command('audit-verify.mjs', ['--county', rehearsal.county]);
    const [, rows] = new RegExp(`^${rehearsal.county}\\t(\\d+) `, 'm').exec(said) ?? [];
    holds('no row is gone', Number(rows) > audited, said);
  });
}

/** After a failure the county is closed as well; what happened stays in its audit. */
async function tidy(rehearsal) {
  if (!rehearsal?.isOurs) return;
  try {
    await command('county.mjs', ['rehearsal-end', rehearsal.county]);
  } catch (error) {
    console.error(`演练县未能关闭 · The rehearsal county could not be closed: ${reasonOf(error)}`);
  }
}

function reasonOf(error) {
  if (error instanceof NotAsPromised) return error.message;
  const cause = error?.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error?.stack ?? error}${cause}`;
}
