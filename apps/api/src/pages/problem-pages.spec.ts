import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import cookie from '@fastify/cookie';
import { accessErrors, addRequestHooks, DomainError, requestErrors, sendProblem } from '@redmaple/platform';
import fastify, { type FastifyInstance } from 'fastify';
import { tellBadAddress, tellPeopleInPages } from './problem-pages.js';

class Gone extends DomainError {
  constructor() {
    super('request.notFound', 'missing');
  }

  override get status(): number {
    return 410;
  }
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('a problem', () => {
  let house: FastifyInstance;
  let address: string;
  const problems: Readonly<Record<string, () => DomainError>> = {
    '/nowhere': () => requestErrors.notFound(),
    '/gone': () => new Gone(),
    '/busy': () => requestErrors.busy({}, { retryAfterSeconds: 30 }),
    '/often': () => requestErrors.tooMany(),
    '/odd': () => requestErrors.invalid(),
    '/api/v1/nowhere': () => requestErrors.notFound(),
    '/api': () => accessErrors.signInNeeded(),
    '/assets/none.js': () => requestErrors.notFound(),
  };

  beforeAll(async () => {
    const env = { HELP_PHONE: '0575-0000000', ICP_NUMBER: undefined, devInboxOn: false };
    house = fastify({
      frameworkErrors: (_error, request, reply) => tellBadAddress(requestErrors.invalid(), env, request, reply),
    });
    addRequestHooks(house);
    tellPeopleInPages(house, env, () => undefined);
    await house.register(cookie);
    for (const [path, problem] of Object.entries(problems))
      house.get(path, (request, reply) => sendProblem(problem(), request, reply));
    house.get('/fine', () => '<p>a page of its own</p>');
    address = await house.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => house.close());

  const ask = async (url: string, headers: Record<string, string> = browser) => {
    const answer = await fetch(address + url, { headers });
    return { status: answer.status, header: (name: string) => answer.headers.get(name), body: await answer.text() };
  };

  it.each([
    ['/nowhere', 404, '没有找到这一页'],
    ['/gone', 410, '这一页已经撤下'],
    ['/busy', 503, '系统忙'],
    ['/often', 429, '请稍等一会儿'],
    ['/odd', 400, '没能打开这一页'],
    ['/%E0%A4%A', 400, '没能打开这一页'],
  ])('at %s is told to people in a page, with its status %i and a way home', async (url, status, words) => {
    const answer = await ask(url);
    expect(answer.status).toBe(status);
    expect(answer.header('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.header('cache-control')).toBe('no-store');
    expect(answer.body).toContain(words);
    expect(answer.body).toMatch(/<a class="b" href="\/">/);
    expect(answer.body).not.toContain('request.');
  });

  it('keeps what it says about when to try again', async () => {
    expect((await ask('/busy')).header('retry-after')).toBe('30');
  });

  it('is told in the language of the browser, or the one that was chosen here', async () => {
    const english = { ...browser, 'accept-language': 'en-GB' };
    expect((await ask('/nowhere', english)).body).toContain('We could not find this page');
    expect((await ask('/%E0%A4%A', english)).body).toContain('We could not open this page');
    expect((await ask('/nowhere', { ...english, cookie: 'lang=zh-CN' })).body).toContain('没有找到这一页');
    expect((await ask('/nowhere?lang=en')).body).toContain('We could not find this page');
  });

  it.each([
    ['/nowhere', { accept: 'application/json' }],
    ['/nowhere', { accept: '*/*' }],
    ['/%E0%A4%A', { accept: '*/*' }],
    ['/api/v1/nowhere', browser],
    ['/api', browser],
    ['/assets/none.js', browser],
  ])('at %s stays problem+json for %j', async (url, headers) => {
    const answer = await ask(url, headers);
    expect(answer.header('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(answer.body)).toMatchObject({ code: expect.any(String), title: expect.any(String) });
  });

  it('is kept apart by caches, since one address answers in two ways', async () => {
    for (const headers of [browser, { accept: 'application/json' }])
      expect((await ask('/nowhere', headers)).header('vary')).toContain('Accept');
  });

  it('that is none is left alone', async () => {
    expect((await ask('/fine')).body).toBe('<p>a page of its own</p>');
  });
});
