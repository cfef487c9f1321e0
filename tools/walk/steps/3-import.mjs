import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, holds, same } from '../tell.mjs';
import { seats } from './1-call.mjs';

const demo = fileURLToPath(new URL('../../../demo', import.meta.url));
/** People in demo/signups-336.*, and how many of them bring a specialty (demo/README.md). */
const people = { all: 336, rescue: 132, specialists: 16 };

/** A spreadsheet of 336 paper sign-ups: previewed, committed as a whole by the worker, and not twice. */
export async function spreadsheet({ walk, house, found }) {
  const { operator } = house;
  walk.chapter('3', '表格导入', 'The spreadsheet');

  const upload = async (file) => {
    const form = new FormData();
    form.set('file', new Blob([await readFile(path.join(demo, file))]), file);
    return operator.post(`calls/${found.call.id}/imports`, form);
  };
  const commit = async (preview, watch) => {
    await operator.post(`imports/${preview.id}/commit`);
    return eventually('the worker commits the import', 60, async () => {
      const now = await operator.get(`imports/${preview.id}`);
      watch?.(now);
      if (now.state === 'failed') holds('the commit goes well', false, now);
      return now.state === 'committed' && now;
    });
  };

  await walk.step(
    '有错的表格：逐行指出，不能提交',
    'a sheet with mistakes: each named by line, nothing committed',
    async () => {
      const preview = await upload('signups-with-errors.csv');
      holds('rows with mistakes', preview.wrongRows >= 20, preview.wrongRows);
      const fields = new Set(preview.errors.map((one) => one.field));
      for (const field of ['name', 'documentNumber', 'phone', 'teamType', 'paperConsentOn'])
        holds(`a mistake in ${field}`, fields.has(field), [...fields]);
      holds(
        'each mistake has its line and words',
        preview.errors.every((one) => one.line > 1 && one.message),
        preview.errors,
      );
      await operator.refused('Committing it', ['POST', `imports/${preview.id}/commit`], {
        status: 409,
        code: 'imports.hasErrors',
      });
      const rows = await operator.get(`imports/${preview.id}/rows?limit=5`);
      holds(
        'the preview masks documents',
        rows.items.every((one) => !/\d{17}/.test(one.maskedDocument ?? '')),
        rows.items,
      );
    },
  );

  const before = await operator.get(`calls/${found.call.id}/counts`);
  const preview = await walk.step('signups-336.xlsx：预览', 'signups-336.xlsx: previewed', async () => {
    const one = await upload('signups-336.xlsx');
    same('rows, mistakes, present', [one.totalRows, one.wrongRows, one.presentRows], [people.all, 0, 0]);
    same('total after the preview', (await operator.get(`calls/${found.call.id}/counts`)).total, before.total);
    return one;
  });

  const done = await walk.step(
    '后台任务导入，报告进度，超额候补',
    'committed by the worker with its progress; the overflow waits',
    async () => {
      const seen = [];
      const one = await commit(preview, ({ progress }) => seen.push(progress));
      same('rows added', one.addedRows, people.all);
      same(
        'progress only rises',
        seen,
        [...seen].sort((a, b) => a - b),
      );
      same('progress at the end', one.progress, 100);
      return one;
    },
  );

  await walk.step('席位与候补相符，手机未验证', 'seats and waitlist add up, phones are unverified', async () => {
    const counts = await operator.get(`calls/${found.call.id}/counts`);
    same('applications', counts.total, before.total + people.all);
    const [rescue, patrol] = ['rescue', 'river-patrol'].map((code) =>
      counts.teamTypes.find((one) => one.code.endsWith(code)),
    );
    same('seats held', [rescue.seatsHeld, patrol.seatsHeld], [seats.rescue, seats.patrol]);
    const patrolWaiting = people.all - people.rescue + found.patrol.length + 1 - seats.patrol;
    same('who waits', [rescue.byState.waitlisted, patrol.byState.waitlisted], [people.rescue + 1, patrolWaiting]);
    same('how many of the sheet wait', done.waitlistedRows, people.rescue + patrolWaiting);
    found.imported = await all(operator, `applications?callId=${found.call.id}`, (one) => one.source === 'import');
    same('people of the sheet', found.imported.length, people.all);
    same('verified phones among them', found.imported.filter((one) => one.phoneVerified).length, 0);
    same('specialists', found.imported.filter((one) => one.specialty).length, people.specialists);
  });

  await walk.step('UTF-8 与 GBK 的 CSV 读出同样的人', 'the .csv in UTF-8 and in GBK hold the same people', async () => {
    for (const [file, encoding] of [
      ['signups-336.utf8.csv', /utf-?8/i],
      ['signups-336.gbk.csv', /gb/i],
    ]) {
      const one = await upload(file);
      same(
        `${file}: rows, mistakes, present`,
        [one.totalRows, one.wrongRows, one.presentRows],
        [people.all, 0, people.all],
      );
      holds(`${file}: encoding`, encoding.test(one.encoding), one.encoding);
      found.again = one;
    }
  });

  await walk.step('重复导入不产生重复', 'importing again doubles nobody', async () => {
    const again = await commit(found.again);
    same('rows added, passed over', [again.addedRows, again.presentRows], [0, people.all]);
    same('applications', (await operator.get(`calls/${found.call.id}/counts`)).total, before.total + people.all);
  });
}

/** Every item of a list, page by page. */
async function all(caller, path, wanted) {
  const items = [];
  for (let after = ''; ; ) {
    const page = await caller.get(`${path}&limit=200${after && `&after=${after}`}`);
    items.push(...page.items.filter(wanted));
    if (!page.next) return items;
    after = page.next;
  }
}
