import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IsOptional, IsString } from 'class-validator';
import { Allow, AllowPublic } from '../access/allow.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { requestErrors } from '../errors/platform-errors.js';
import { openPlatformApi, type PlatformApi, type SendOptions } from '../testing/platform-api.js';
import { otherCounty, queryAsOwner, testCounty } from '../testing/index.js';
import { IdempotencyJobs } from './idempotency.jobs.js';

class Thing {
  @IsString()
  name: string;

  @IsOptional()
  wait?: number;

  @IsOptional()
  fail?: boolean;

  @IsOptional()
  deep?: unknown;
}

/** Makes rows in a table that is at hand: what was made is counted there. */
@Controller()
class Things {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  @Post('things')
  @HttpCode(202)
  @Allow('operator')
  make(@Body() body: Thing): Promise<{ id: string; name: string }> {
    return this.add(body);
  }

  @Post('public/counties/:county/things')
  @AllowPublic()
  makeOpenly(@Body() body: Thing): Promise<{ id: string; name: string }> {
    return this.add(body);
  }

  @Post('things/nothing')
  @HttpCode(204)
  @Allow('operator')
  async nothing(@Body() body: Thing): Promise<void> {
    await this.add(body);
  }

  @Post('uploads')
  @Allow('operator')
  async upload(@Req() request: FastifyRequest): Promise<{ id: string; type: string | undefined }> {
    const { id } = await this.add({ name: 'upload' });
    return { id, type: request.headers['content-type']?.split(';')[0] };
  }

  private add({ name, wait, fail }: Thing): Promise<{ id: string; name: string }> {
    return this.work.run(async () => {
      const { personId } = await this.vault.createKey(uuidv7(new Date()));
      if (wait !== undefined) await this.work.query('SELECT pg_sleep($1)', [wait / 1000]);
      if (fail) throw requestErrors.conflict();
      return { id: personId, name };
    });
  }
}

describe('an Idempotency-Key', () => {
  let api: PlatformApi;
  let operator: { accountId: string; headers: Record<string, string> };
  let keys = 0;

  beforeAll(async () => {
    api = await openPlatformApi({
      controllers: [Things],
      // As @fastify/multipart does: the file is read later, by the handler.
      prepare: (fastify) =>
        fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) =>
          done(null, void payload.resume()),
        ),
    });
    operator = await api.staff(['operator']);
  });
  afterAll(() => api?.close());

  const newKey = (): string => `key-0000-${++keys}`;
  const made = async (): Promise<number> =>
    (await queryAsOwner<{ n: number }>(api.database, 'SELECT count(*)::int AS n FROM keys.person_key'))[0]?.n ?? -1;
  const post = (
    key: string | undefined,
    body: unknown,
    path = 'things',
    headers: Record<string, string> = operator.headers,
  ) =>
    api.send('POST', path, {
      headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
      body,
    } satisfies SendOptions);

  it('makes a request take effect once, and answers repeats with the first answer and status', async () => {
    const key = newKey();
    const before = await made();
    const first = await post(key, { name: '一' });
    const second = await post(key, { name: '一' });
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(await made()).toBe(before + 1);
    const empty = newKey();
    const nothing = [
      await post(empty, { name: '二' }, 'things/nothing'),
      await post(empty, { name: '二' }, 'things/nothing'),
    ];
    expect(nothing.map((one) => [one.status, one.body.text])).toEqual([
      [204, ''],
      [204, ''],
    ]);
    expect(await made()).toBe(before + 2);
  });

  it('holds for twenty who send the same at the same moment', async () => {
    const key = newKey();
    const before = await made();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key, { name: '同时', wait: 50 })));
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(await made()).toBe(before + 1);
  });

  it('is refused for another body or another address', async () => {
    const key = newKey();
    await post(key, { name: '一' });
    const other = await post(key, { name: '另一' });
    expect([other.status, other.body.code]).toEqual([409, 'request.keyReused']);
    expect((await post(key, { name: '一' }, 'things/nothing')).body.code).toBe('request.keyReused');
  });

  it('leaves no trace of what failed, so that it can be tried again', async () => {
    const key = newKey();
    const before = await made();
    expect((await post(key, { name: '一', fail: true })).status).toBe(409);
    expect((await post(key, { fail: 1 })).status).toBe(400);
    expect(await made()).toBe(before);
    expect((await post(key, { name: '一' })).status).toBe(202);
    expect((await post(newKey(), { name: '一' }, 'things', {})).status).toBe(401);
  });

  it('belongs to one caller in one county: another with the same key has an answer of their own', async () => {
    const key = newKey();
    const [colleague, stranger] = [await api.staff(['operator']), await api.staff(['operator'], otherCounty)];
    const ids = [
      await post(key, { name: '一' }),
      await post(key, { name: '一' }, 'things', colleague.headers),
      await post(key, { name: '二' }, 'things', stranger.headers),
    ].map((one) => one.body.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('of visitors shows an answer only to who knows the whole request, and not across counties', async () => {
    const key = newKey();
    const path = (county: string) => `public/counties/${county}/things`;
    const first = await post(key, { name: '访客的秘密' }, path(testCounty), {});
    const guesser = await post(key, { name: '猜' }, path(testCounty), {});
    expect([guesser.status, JSON.stringify(guesser.body).includes(String(first.body.id))]).toEqual([409, false]);
    const elsewhere = await post(key, { name: '访客的秘密' }, path(otherCounty), {});
    expect([elsewhere.status, elsewhere.body.id === first.body.id]).toEqual([201, false]);
  });

  it('is kept sealed, and forgotten after two days', async () => {
    const key = newKey();
    await post(key, { name: '钥匙里的名字' });
    const rows = await queryAsOwner<{ line: string }>(
      api.database,
      `SELECT k::text || encode(coalesce(sealed_body, ''), 'escape') AS line FROM platform.idempotency_key k WHERE key = $1`,
      [key],
    );
    expect(rows[0]?.line).not.toContain('钥匙里的名字');
    api.clock.advance(3 * 86_400_000);
    await api.inCounty(() => api.get<IdempotencyJobs>(IdempotencyJobs).forget());
    api.clock.set(undefined);
    expect(await queryAsOwner(api.database, 'SELECT 1 FROM platform.idempotency_key WHERE key = $1', [key])).toEqual(
      [],
    );
  });

  it('says nothing about two uploads, whose files are not read yet when it is looked at', async () => {
    const key = newKey();
    const form = (text: string): FormData => {
      const made = new FormData();
      made.set('file', new Blob([text]), 'sheet.csv');
      return made;
    };
    const answers = [await post(key, form('one'), 'uploads'), await post(key, form('two'), 'uploads')];
    expect(answers.map((one) => [one.status, one.body.type])).toEqual([
      [201, 'multipart/form-data'],
      [201, 'multipart/form-data'],
    ]);
    expect(answers[0]?.body.id).not.toBe(answers[1]?.body.id);
  });

  it('of the wrong shape is refused', async () => {
    for (const key of ['short', 'x'.repeat(201), 'with a space', 'tab\tinside-it']) {
      const answer = await post(key, { name: '一' });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.keyInvalid']);
    }
  });

  it('does not break on a body nested without end', async () => {
    const deep = `{"name":"x","deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    for (const key of [newKey(), undefined]) {
      const answer = await post(key, deep);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    }
  });

  it('when it comes again after a crash between commit and reply, finds the answer that was never sent', async () => {
    const key = newKey();
    const before = await made();
    const hangUp = new AbortController();
    const lost = fetch(`${await api.app.getUrl()}/api/v1/things`, {
      method: 'POST',
      headers: { ...operator.headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ name: '断线', wait: 200 }),
      signal: hangUp.signal,
    });
    setTimeout(() => hangUp.abort(), 60);
    await expect(lost).rejects.toThrow('aborted');
    const answer = await post(key, { name: '断线', wait: 200 });
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await made()).toBe(before + 1);
  });
});
