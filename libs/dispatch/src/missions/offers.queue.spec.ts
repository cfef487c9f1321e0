import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DevInboxChannel, JobRegistry, Relay, WorkerHost } from '@redmaple/platform';
import { queueBackends } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { DispatchParameters } from '../dispatch-parameters.js';
import { DispatchHouse, phoneOf } from '../testing/dispatch-house.js';
import { MissionsService } from './missions.service.js';

describe.each(queueBackends())('the clocks of dispatch on $name', ({ redis }) => {
  let dispatch: DispatchHouse;
  let relay: Relay;

  beforeAll(async () => {
    dispatch = await DispatchHouse.open({ redis });
    dispatch.get(JobRegistry).collect();
    relay = dispatch.get(Relay);
    await dispatch.get(WorkerHost).start();
  }, 120_000);
  afterAll(async () => {
    await relay?.stop();
    await dispatch?.get(WorkerHost).stop();
    await dispatch?.close();
  });

  const missions = () => dispatch.get(MissionsService);
  const statesOf = async (incidentId: string) => {
    const { missions: all } = await dispatch.detail(incidentId);
    return new Map(all.map((one) => [one.volunteerId, one.state]));
  };

  it('announce a call-back on its day, once', async () => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
    dispatch.team(1);
    const id = await dispatch.incident();
    const [mission] = await dispatch.offer(id);
    await dispatch.liaison(() => missions().answer(mission?.id ?? '', true, undefined));
    await dispatch.liaison(() => missions().arrive(mission?.id ?? ''));
    await dispatch.liaison(() => missions().close(mission?.id ?? '', { outcome: 'handled' }));
    dispatch.house.clock.set('2026-07-02T02:00:00Z');
    relay.start();
    const announced = () =>
      dispatch.rows(`SELECT 1 FROM platform.outbox WHERE name = 'follow-up.due' AND payload->>'incidentId' = $1`, [id]);
    await until(async () => (await announced()).length === 1);
    dispatch.house.clock.set(undefined);
  });

  it('ask the next when nobody answers in time, until one accepts', async () => {
    dispatch.clear();
    dispatch.get(DispatchParameters).answerWindowSeconds = 1;
    const { members } = dispatch.team(3);
    const [first, second, third] = members as [VolunteerView, VolunteerView, VolunteerView];
    const id = await dispatch.incident();
    await dispatch.offer(id);
    await until(async () => (await statesOf(id)).get(first.id) === 'expired');
    // The next is asked in the same transaction, so there is no moment in which nobody is.
    await until(async () => (await statesOf(id)).get(second.id) === 'expired');
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(third, () => missions().accept(mission));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([...(await statesOf(id)).values()].sort()).toEqual(['accepted', 'expired', 'expired']);
    expect((await dispatch.detail(id)).state).toBe('assigned');
    const inbox = dispatch.get(DevInboxChannel);
    const texts = async (one: VolunteerView) =>
      (await dispatch.system(() => inbox.list({ phone: phoneOf(one) }))).map((message) => message.text);
    await until(async () => (await texts(third)).length === 1);
    expect((await texts(third))[0]).toContain('请在 1 秒内登录答复');
    expect((await texts(third))[0]).not.toContain('老街口');
  });

  it('flag the incident when the last one does not answer', async () => {
    dispatch.clear();
    dispatch.get(DispatchParameters).answerWindowSeconds = 1;
    const { members } = dispatch.team(1);
    const id = await dispatch.incident();
    await dispatch.offer(id);
    await until(async () => (await dispatch.detail(id)).noOneLeft !== undefined);
    expect((await dispatch.detail(id)).noOneLeft?.reasons).toEqual([
      { code: 'noAnswer', params: { people: 1 }, text: '没有答复：1 人' },
    ]);
    expect((await statesOf(id)).get(members[0]?.id ?? '')).toBe('expired');
  });
});

async function until(condition: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
