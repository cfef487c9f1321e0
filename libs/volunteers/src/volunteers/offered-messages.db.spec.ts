import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Messages as MessagesOfHouse } from '@redmaple/platform';
import { otherCounty, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  type BoundService,
  CountyPlugins,
  definePlugin,
  defineTeamType,
  form,
  Messages,
  type PluginMessageWish,
  PluginsService,
} from '@redmaple/plugins/house';
import { MembershipsService } from '../teams/memberships.service.js';
import { openMembershipHouse, race, staff, team, volunteer, volunteerAccount } from '../testing/membership-house.js';

const teamType = defineTeamType({
  code: 'walk',
  form: form({}),
  requires: { qualifications: [], minAge: 16, insurance: false },
});

const post = definePlugin({
  id: 'post',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  teamTypes: [teamType],
  permissions: [{ service: 'Messages', why: 'why' }],
  labels: {
    'zh-CN': { post: '邮路', walk: '邮路队', why: '提醒队员', 'messages.hello': '明天到{{place}}，{{count}} 人' },
    en: {
      post: 'Post',
      walk: 'Walkers',
      why: 'Reminders',
      'messages.hello': 'Tomorrow at {{place}}, {{count}} of you',
    },
  },
});

const operator = { role: 'operator', scope: 'county' } as const;

describe('messages that the code of a plugin sends', () => {
  let house: TestHouse;
  let messages: Messages;
  let own: string;
  let keys = 0;

  beforeAll(async () => {
    house = await openMembershipHouse({ guest: post });
    messages = house.get<BoundService<Messages>>(Messages).boundTo('post');
    own = await team(house, 'post.walk');
  }, 120_000);
  afterAll(() => house?.close());

  const member = async (teamId = own) => (await volunteer(house, { teamId })).id;
  const wish = (volunteerId: string, more: object = {}): PluginMessageWish => ({
    volunteerId,
    text: 'hello',
    params: { place: '北桥', count: 4 },
    key: `k.${++keys}`,
    ...more,
  });
  const send = (message: PluginMessageWish, county = testCounty) =>
    house.inCounty(() => messages.send(message), county);
  const deliveries = (county = testCounty) =>
    house.inCounty(
      () =>
        house.work.query<{ dedupe_key: string; template: string; params: object; urgent: boolean }>(
          `SELECT dedupe_key, template, params, urgent FROM platform.delivery WHERE starts_with(dedupe_key, 'plugin:post:') ORDER BY dedupe_key`,
        ),
      county,
    );
  /** What is refused leaves nothing behind. */
  async function expectRefused(
    message: PluginMessageWish,
    code: string,
    field?: string,
    county = testCounty,
  ): Promise<void> {
    const before = await deliveries(county);
    const error = await send(message, county).then(
      () => undefined,
      (thrown: unknown) => thrown as { code?: string; details?: { fields?: { field: string }[] } },
    );
    expect([error?.code, error?.details?.fields?.[0]?.field]).toEqual([code, field]);
    expect(await deliveries(county)).toEqual(before);
  }

  it('are its own texts for members of its teams, known by its own key, and the trail says so', async () => {
    const message = wish(await member());
    expect(await send(message)).toBe(true);
    expect((await deliveries()).find((one) => one.dedupe_key.endsWith(message.key))).toEqual({
      dedupe_key: `plugin:post:own:${message.key}`,
      template: 'messages.post.hello',
      params: { place: '北桥', count: 4 },
      urgent: false,
    });
    const [entry] = await queryAsOwner<{ details: Record<string, unknown> }>(
      house.database,
      `SELECT details FROM audit.entry WHERE action = 'plugin.acted' AND actor_id = 'plugin:post'`,
    );
    expect(entry?.details).toEqual({ cause: expect.stringMatching(/^[0-9a-f-]{36}$/), effects: ['message.send'] });
  });

  it('are sent once for each key, also after the day is used up', async () => {
    const message = wish(await member());
    const before = (await deliveries()).length;
    expect([await send(message), await send(message)]).toEqual([true, false]);
    expect(await deliveries()).toHaveLength(before + 1);
    for (const _ of [2, 3]) await send(wish(message.volunteerId));
    await expectRefused(wish(message.volunteerId), 'plugins.wishesTooMuch');
    expect(await send(message)).toBe(false);
  });

  it('are not sent when the caller’s transaction is rolled back', async () => {
    const message = wish(await member());
    const before = await deliveries();
    const broken = house.inCounty(async () => {
      expect(await messages.send(message)).toBe(true);
      throw new Error('after all');
    });
    await expect(broken).rejects.toThrow('after all');
    expect(await deliveries()).toEqual(before);
    expect(await send(message)).toBe(true);
  });

  it('wait for the morning', async () => {
    const message = wish(await member());
    const now = house.clock.now();
    const night = new Date(now);
    night.setUTCHours(18, 0, 0, 0);
    house.clock.advance(((night.getTime() - now.getTime() + 86_400_000) % 86_400_000) + 1);
    await send(message);
    const due = await house.inCounty(() =>
      house.work.one<{ due_at: Date }>(`SELECT due_at FROM platform.delivery WHERE dedupe_key = $1`, [
        `plugin:post:own:${message.key}`,
      ]),
    );
    expect((due?.due_at.getTime() ?? 0) - house.clock.now().getTime()).toBeGreaterThan(3 * 3_600_000);
  });

  it('are taken back with all others when the plugin is removed, and no other plugin’s with them', async () => {
    const message = wish(await member());
    await send(message);
    await house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.delivery (id, dedupe_key, person_id, template, params, locale, due_at)
         VALUES (gen_random_uuid(), 'plugin:post-two:own:one', gen_random_uuid(), 'messages.post-two.hello', '{}', 'zh-CN', $1)`,
        [house.clock.now()],
      ),
    );
    // What `npm run plugins -- remove` calls.
    await house.inCounty(() => house.get<MessagesOfHouse>(MessagesOfHouse).cancel('plugin:post:'));
    const states = await house.inCounty(() =>
      house.work.query<{ key: string; state: string }>(
        'SELECT dedupe_key AS key, state FROM platform.delivery WHERE dedupe_key = ANY($1)',
        [[`plugin:post:own:${message.key}`, 'plugin:post-two:own:one']],
      ),
    );
    expect(new Map(states.map((one) => [one.key, one.state]))).toEqual(
      new Map([
        [`plugin:post:own:${message.key}`, 'cancelled'],
        ['plugin:post-two:own:one', 'planned'],
      ]),
    );
  });

  it('go to nobody of another plugin’s team, of no team, who left the team, or of another county: all the same answer', async () => {
    const leaver = await volunteer(house, { teamId: own });
    await house.inCounty(() => house.get<MembershipsService>(MembershipsService).end(leaver.membershipId));
    const elsewhere = await team(house, 'grove.watch', otherCounty);
    const strangers = [
      await member(await team(house, 'grove.watch')),
      (await volunteer(house)).id,
      leaver.id,
      (await volunteer(house, { teamId: elsewhere }, otherCounty)).id,
      '00000000-0000-4000-8000-000000000000',
    ];
    for (const one of strangers) await expectRefused(wish(one), 'request.invalid', 'volunteerId');
  });

  it.each<[string, object, string]>([
    ['words of the core', { text: 'sessionReminder' }, 'text'],
    ['words that it did not show', { text: 'goodbye' }, 'text'],
    ['another plugin’s words', { text: 'grove.hello' }, 'text'],
    ['a link', { params: { place: 'https://x.cn' } }, 'params'],
    ['a number', { params: { place: '电话 13800000000' } }, 'params'],
    ['an object that writes itself anew', { params: { toJSON: () => ({ place: 'www.x.cn' }) } }, 'params'],
    ['no volunteer', { volunteerId: 'x' }, 'volunteerId'],
    ['a key of the host’s form', { key: '../other' }, 'key'],
    ['no key', { key: undefined }, 'key'],
    ['urgency', { urgent: true }, 'urgent'],
    ['another plugin’s name', { pluginId: 'grove' }, 'pluginId'],
  ])('are refused with %s', async (_what, more, field) => {
    await expectRefused(wish(await member(), more), 'request.invalid', field);
  });

  it('say nothing that was not looked at, whatever a value answers the next time', async () => {
    for (let last = 1; last <= 8; last++) {
      let reads = 0;
      const params = Object.defineProperty({}, 'place', {
        enumerable: true,
        get: () => (++reads <= last ? '北桥' : 'www.x.cn'),
      });
      await send(wish(await member(), { params, key: `twice.${last}` })).catch(() => {});
    }
    const sent = (await deliveries())
      .filter((one) => one.dedupe_key.startsWith('plugin:post:own:twice.'))
      .map((one) => one.params);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent).toEqual(sent.map(() => ({ place: '北桥' })));
  });

  it('end at three for one person and at five hundred in the county, also when two are sent at once', async () => {
    const one = await member();
    for (const _ of [1, 2]) await send(wish(one));
    expect(await race([() => send(wish(one)), () => send(wish(one))])).toEqual({
      done: 1,
      refused: ['plugins.wishesTooMuch'],
    });
    const other = await member();
    await house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.delivery (id, dedupe_key, person_id, template, params, locale, due_at, state)
         SELECT gen_random_uuid(), 'plugin:post:many.' || n, gen_random_uuid(), 'messages.post.hello', '{}', 'zh-CN', $1, 'sent'
         FROM generate_series(1, 500) n`,
        [house.clock.now()],
      ),
    );
    await expectRefused(wish(other), 'plugins.wishesTooMuch');
    house.clock.advance(48 * 3_600_000);
    expect(await send(wish(other))).toBe(true);
  });

  it('are sent at the request of an operator, and of nobody who could not send them', async () => {
    const id = await member();
    const officer = await staff(house, [operator]);
    expect(await officer.act(() => messages.send(wish(id)))).toBe(true);
    const liaison = await staff(house, ['liaison']);
    const self = await volunteer(house, { teamId: own });
    const oneself = await volunteerAccount(house, self.personId);
    for (const who of [liaison, oneself])
      await expect(who.act(() => messages.send(wish(id)))).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('end where the county has the plugin off, or did not agree to its sending any', async () => {
    const id = await member();
    await expectRefused(wish(id), 'plugins.failed', undefined, otherCounty);
    await house.inCounty(() =>
      house.work.execute(
        `UPDATE plugins.county_plugin SET agreed = jsonb_set(agreed, '{services}', '[]') WHERE plugin_id = 'post'`,
      ),
    );
    await expectRefused(wish(id), 'plugins.failed');
    await house.inCounty(async () => {
      house.get<CountyPlugins>(CountyPlugins).forget();
      const version = (await house.get<CountyPlugins>(CountyPlugins).locked('post'))?.version ?? 0;
      await house.get<PluginsService>(PluginsService).change('post', { enabled: false, version });
    });
    await expectRefused(wish(id), 'plugins.failed');
  });
});
