import { asSystem } from '@redmaple/platform';
import { PluginSwitch } from '@redmaple/plugins/house';
import { inventedPerson } from '../../test/support/recruits.mjs';
import { round } from './bench.mjs';
import { benchCounty } from './house.mjs';

const rows = 2_000;
const heading = '姓名,证件类型,证件号码,手机号码,报名队伍,河段,晚上能参加巡防,会游泳,纸质同意书日期';

/**
 * Imports invented sign-ups the way the worker does and gives rows a second, encryption included.
 * @param {import('@nestjs/common').INestApplicationContext} app
 */
export async function importRate(app) {
  const volunteers = new URL('../../libs/volunteers/dist/', import.meta.url);
  const { CallsService } = await import(new URL('calls/calls.service.js', volunteers).href);
  const { ImportsService } = await import(new URL('import/imports.service.js', volunteers).href);
  const { CommitImport } = await import(new URL('import/commit-import.js', volunteers).href);
  const inside = (work) => asSystem(benchCounty, 'bench', work);
  const find = (token) => app.get(token, { strict: false });
  await inside(() => find(PluginSwitch).enable('maple-grove'));
  const call = await inside(() =>
    find(CallsService).create({
      title: '河道义警招募',
      content: '傍晚沿河巡防',
      riskNotice: '河边湿滑，有落水的危险',
      closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      teamTypes: [{ code: 'maple-grove.river-patrol', seats: rows }],
    }),
  );
  await inside(() => find(CallsService).publish(call.id));
  const preview = await inside(() =>
    find(ImportsService).preview(call.id, { file: Buffer.from(sheet()), filename: 'bench.csv' }),
  );
  if (preview.wrongRows > 0) {
    const wrong = await inside(() => find(ImportsService).rows(preview.id, { from: 1, limit: 1 }));
    throw new Error(`The bench's own sheet has mistakes: ${JSON.stringify(wrong)}`);
  }
  await inside(() => find(ImportsService).commit(preview.id));
  const started = performance.now();
  await inside(() => find(CommitImport).run(preview.id, async () => {}));
  const seconds = (performance.now() - started) / 1000;
  const done = await inside(() => find(ImportsService).get(preview.id));
  if (done.addedRows !== rows) throw new Error(`${done.addedRows} of ${rows} rows were imported.`);
  return round(rows / seconds, 0);
}

function sheet() {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { name, documentNumber, phone } = inventedPerson(500_000 + index);
    return [name, '居民身份证', documentNumber, phone, '河道巡防队', '中游', '是', '是', '2026-03-01'].join(',');
  });
  return `\ufeff${[heading, ...lines].join('\n')}\n`;
}
