import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayIn } from '@redmaple/i18n';
import { FileStore, Files } from '@redmaple/platform';
import { jpeg, otherCounty, testCounty } from '@redmaple/platform/testing';
import type { TeamView, VolunteerView } from '@redmaple/plugins/house';
import { withContext } from '@redmaple/platform';
import { SitesService } from '../sites/sites.service.js';
import { now, ShiftsHouse } from '../testing/shifts-house.js';
import type { NewPatrolLog, PatrolLogsQuery } from './patrol-log.dto.js';
import { PatrolLogsService } from './patrol-logs.service.js';

const page = { limit: 50 };

describe('a patrol log', () => {
  let house: ShiftsHouse;
  let logs: PatrolLogsService;
  let team: TeamView;
  let who: VolunteerView;
  let mate: VolunteerView;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    logs = house.get(PatrolLogsService);
  });
  afterAll(() => house.close());
  beforeEach(() => {
    house.house.clock.set(now);
    const made = house.team(2);
    team = made.team;
    [who, mate] = made.members as [VolunteerView, VolunteerView];
  });

  /** Acts as the volunteer under one account, as a phone does. */
  const me = <T>(work: () => Promise<T>, { personId, id } = who): Promise<T> =>
    withContext(
      {
        county: testCounty,
        actor: { kind: 'account', id, personId, grants: [{ role: 'volunteer', scope: 'county' }] },
        requestId: 'test',
        locale: 'zh-CN',
      },
      work,
    );
  const photo = (clientId = randomUUID()) => me(() => logs.keepPhoto({ bytes: jpeg(), clientId }));
  const log = (more: Partial<NewPatrolLog> = {}): NewPatrolLog => ({
    clientId: randomUUID(),
    teamId: team.id,
    observedAt: now.toISOString(),
    text: '河面平静，护栏松了一根',
    photoIds: [],
    ...more,
  });

  it('says when it was seen and when it came, and shows its photos in order', async () => {
    const [one, two] = [await photo(), await photo()];
    const observedAt = new Date(now.getTime() - 3 * 3_600_000).toISOString();
    const kept = await me(() => logs.write(log({ observedAt, photoIds: [two.id, one.id], text: ' 一切正常 ' })));
    expect(kept).toMatchObject({ text: '一切正常', observedAt, receivedAt: now.toISOString(), teamId: team.id });
    expect(kept.photos.map((each) => each.id)).toEqual([two.id, one.id]);
    expect((await me(() => logs.mine(page))).items).toEqual([kept]);
  });

  it('is kept once, however often and at how many places at the same time it is sent', async () => {
    const input = log();
    const all = await Promise.all(Array.from({ length: 5 }, () => me(() => logs.write(input))));
    expect(new Set(all.map((each) => each.id)).size).toBe(1);
    const clientId = randomUUID();
    const photos = await Promise.all(Array.from({ length: 5 }, () => photo(clientId)));
    expect(new Set(photos.map((each) => each.id)).size).toBe(1);
    expect(await house.sql('SELECT 1 FROM platform.file WHERE client_id = $1', [clientId])).toHaveLength(1);
  });

  it('tells whoever looks at the list of logs, once, by ids alone', async () => {
    const input = log({ text: '一段只在日志里的话' });
    const { id } = await me(() => logs.write(input));
    await me(() => logs.write(input));
    const told = await house.sql<{ payload: object }>(
      `SELECT payload FROM platform.outbox WHERE kind = 'event' AND name = 'patrol.log-written' AND payload->>'patrolLogId' = $1`,
      [id],
    );
    expect(told).toEqual([{ payload: { patrolLogId: id, teamId: team.id } }]);
  });

  it('may use an id that somebody else’s phone chose too', async () => {
    const input = log();
    const [mine, hers] = [await me(() => logs.write(input)), await me(() => logs.write(input), mate)];
    expect(mine.id).not.toBe(hers.id);
  });

  it('belongs to the team and the site of its duty', async () => {
    const { team: crew, members } = house.team(1);
    const [skipper] = members as [VolunteerView];
    await house.template(crew);
    const roster = await house.published(crew);
    const assignmentId = roster.shifts[0]?.seats[0]?.assignment?.id ?? '';
    const { teamId: _none, ...input } = log({ assignmentId });
    expect(await me(() => logs.write(input), skipper)).toMatchObject({ assignmentId, teamId: crew.id });
    await expect(me(() => logs.write({ ...input, clientId: randomUUID() }))).rejects.toMatchObject({
      code: 'patrolLogs.notYourTeam',
      details: { field: 'assignmentId' },
    });
  });

  it.each([
    ['patrolLogs.holdsDocumentNumber', 'text', { text: '见到 999999199001011234' }],
    ['patrolLogs.timeWrong', 'observedAt', { observedAt: new Date(now.getTime() + 60_000).toISOString() }],
    ['patrolLogs.timeWrong', 'observedAt', { observedAt: '2026-06-01T00:00:00Z' }],
    ['patrolLogs.notYourTeam', 'teamId', { teamId: randomUUID() }],
    ['patrolLogs.photoUnknown', 'photoIds', { photoIds: [randomUUID()] }],
    ['sites.unknown', 'siteId', { siteId: randomUUID() }],
  ])('is refused with %s at the field %s', async (code, field, more) => {
    await expect(me(() => logs.write(log(more)))).rejects.toMatchObject({ code, details: { field } });
  });

  it('takes photos of its writer alone, and none twice', async () => {
    const mine = await photo();
    await expect(me(() => logs.write(log({ photoIds: [mine.id] })), mate)).rejects.toMatchObject({
      code: 'patrolLogs.photoUnknown',
    });
    await me(() => logs.write(log({ photoIds: [mine.id] })));
    await expect(me(() => logs.write(log({ photoIds: [mine.id] })))).rejects.toMatchObject({
      code: 'patrolLogs.photoUnknown',
    });
  });

  it('is read by those who lead the team and by the office, and by nobody else', async () => {
    const sent = await photo();
    const kept = await me(() => logs.write(log({ photoIds: [sent.id] })));
    const read = async () => (await logs.list({ ...page, teamId: team.id })).items;
    expect((await house.leader(team, read))[0]).toMatchObject({ id: kept.id, volunteer: { name: who.name } });
    expect((await house.operator(read))[0]?.id).toBe(kept.id);
    const { team: other } = house.team(1);
    await expect(house.leader(other, read)).rejects.toMatchObject({ code: 'request.notFound' });
    expect((await house.leader(other, () => logs.list(page))).items).toEqual([]);
    expect((await house.operator(() => logs.list(page), otherCounty)).items).toEqual([]);
    for (const reader of [() => house.leader(team, () => logs.photo(sent.id)), () => me(() => logs.photo(sent.id))])
      expect(await buffer((await reader()).bytes)).toEqual(jpeg());
    for (const stranger of [
      () => house.leader(other, () => logs.photo(sent.id)),
      () => me(() => logs.photo(sent.id), mate),
      () => house.operator(() => logs.photo(sent.id), otherCounty),
    ])
      await expect(stranger()).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('is found by its team, its site and the days of the county on which it was seen', async () => {
    const site = await house.operator(() =>
      house.get(SitesService).create({ name: `堰坝 ${randomUUID()}`, kind: 'river-dam' }),
    );
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const late = await me(() => logs.write(log({ observedAt: hoursAgo(1).toISOString(), siteId: site.id })));
    const early = await me(() => logs.write(log({ observedAt: hoursAgo(72).toISOString() })));
    const day = (at: Date) => dayIn(at, 'Asia/Shanghai');
    const found = async (query: Partial<PatrolLogsQuery>) =>
      (await house.operator(() => logs.list({ ...page, teamId: team.id, ...query }))).items.map((one) => one.id);
    expect(await found({})).toEqual([early.id, late.id]);
    expect(await found({ siteId: site.id })).toEqual([late.id]);
    expect(await found({ from: day(hoursAgo(1)) })).toEqual([late.id]);
    expect(await found({ to: day(hoursAgo(72)) })).toEqual([early.id]);
    expect(await found({ from: day(hoursAgo(72)), to: day(hoursAgo(1)) })).toEqual([early.id, late.id]);
    expect(await found({ from: day(hoursAgo(48)), to: day(hoursAgo(48)) })).toEqual([]);
  });

  it('of a site that wants looking after says when that was, and when it is due again', async () => {
    const sites = house.get(SitesService);
    const [kind] = await house.operator(() => sites.kinds());
    expect(kind).toMatchObject({ code: 'sample.water', label: { 'zh-CN': '水域' }, inspection: { everyDays: 7 } });
    const create = (facts?: Record<string, unknown>, code = 'sample.water') =>
      house.operator(() => sites.create({ name: `水塘 ${randomUUID()}`, kind: code, ...(facts && { facts }) }));
    await expect(create({ depth: 101 })).rejects.toMatchObject({ details: { fields: [{ field: 'facts.depth' }] } });
    await expect(create({ depth: 3 }, 'river-dam')).rejects.toMatchObject({
      details: { fields: [{ field: 'facts.depth' }] },
    });
    await expect(create({}, 'other.pond')).rejects.toMatchObject({ code: 'sites.kindUnknown' });
    const made = await create({ depth: 3, swims: true });
    expect(made).toMatchObject({ kindLabel: { 'zh-CN': '水域', en: 'Water' }, inspection: { everyDays: 7 } });
    expect(made.facts.map(({ label, text }) => `${label['zh-CN']} ${text['zh-CN']}`)).toEqual([
      '最深处（米） 3',
      '有人游泳 是',
    ]);
    const observedAt = new Date(now.getTime() - 86_400_000).toISOString();
    await me(() => logs.write(log({ observedAt, siteId: made.id })));
    const listed = (await house.operator(() => sites.list({ limit: 200 }))).items.find((one) => one.id === made.id);
    expect(listed?.inspection).toMatchObject({
      lastAt: observedAt,
      dueAt: new Date(now.getTime() + 6 * 86_400_000).toISOString(),
      checklist: [{ code: 'pole-there', label: { 'zh-CN': '救生杆在位' }, kind: 'yesNo' }],
    });
  });

  it('is opened by those who lead its team, with the duty it was written on', async () => {
    const { team: crew, members } = house.team(1);
    const [skipper] = members as [VolunteerView];
    await house.template(crew);
    const roster = await house.published(crew);
    const seat = roster.shifts[0]?.seats[0];
    const { teamId: _none, ...input } = log({ assignmentId: seat?.assignment?.id ?? '' });
    const { id } = await me(() => logs.write(input), skipper);
    const read = () => logs.get(id);
    expect(await house.operator(read)).toMatchObject({ id, rosterId: roster.id, seatId: seat?.id });
    expect(await house.leader(crew, read)).toMatchObject({ volunteer: { name: skipper.name } });
    await expect(house.leader(team, read)).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(house.operator(read, otherCounty)).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(house.operator(() => logs.get(randomUUID()))).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('leaves no bytes behind once its photo’s row is gone, and those of today alone', async () => {
    const sent = await photo();
    const store = house.get(FileStore);
    await house.sql('DELETE FROM platform.file WHERE id = $1', [sent.id]);
    const sweep = () => house.operator(() => house.get(Files).sweep());
    house.house.clock.set(new Date());
    expect(await sweep()).toBe(0);
    house.house.clock.set(new Date(Date.now() + 25 * 3_600_000));
    expect(await sweep()).toBeGreaterThan(0);
    expect(await store.get(testCounty, sent.id)).toBeUndefined();
  });
});
