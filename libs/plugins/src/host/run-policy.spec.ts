import { describe, expect, it } from '@jest/globals';
import { form } from '@redmaple/forms';
import type { DispatchCandidate } from '../define/dispatch.js';
import { definePlugin } from '../define/plugin.js';
import { defineTeamType, type TeamTypeDefinition } from '../define/team-type.js';
import { standingFor } from '../testing/conformance.js';
import { policyLimit, runPolicy } from './run-policy.js';

type Policy = NonNullable<TeamTypeDefinition<ReturnType<typeof form>>['rankForDispatch']>;

const candidates: DispatchCandidate[] = ['a', 'b', 'c'].map((id) => ({
  id,
  onDuty: true,
  qualifications: [],
  answers: { shore: 'north' },
}));
const incident = { id: 'incident', category: 'other', reportedAt: '2026-03-01T00:00:00Z', facts: {} };

/** With a generous limit: on a busy machine the first call of a function may take longer than the 50 ms of production. */
function run(policy: Policy | undefined, limit = 2_000) {
  const teamType = defineTeamType({
    code: 'team',
    form: form({}),
    requires: { qualifications: [], minAge: 18, insurance: false },
    ...(policy && { rankForDispatch: policy }),
  });
  const plugin = definePlugin({
    id: 'lake',
    version: '1.0.0',
    requires: '^1.0',
    counties: 'all',
    teamTypes: [teamType],
    labels: { 'zh-CN': {}, en: {} },
  });
  return runPolicy(standingFor(plugin), 'rankForDispatch', { teamType: 'lake.team', incident, candidates }, limit);
}

describe('running a policy', () => {
  it("answers the host's own candidates in the order of the policy", () => {
    const outcome = run((_incident, all) => [...all].reverse().filter((one) => one.id !== 'b'));
    expect(outcome).toEqual({ ok: true, value: [candidates[2], candidates[0]] });
    expect(outcome?.ok === true && outcome.value[0] === candidates[2]).toBe(true);
  });

  it('says nothing for a team type without a policy', () => {
    expect(run(undefined)).toBeUndefined();
  });

  it('stops a loop within the limit', () => {
    const began = performance.now();
    const outcome = run(() => {
      for (;;) {
        // Never returns.
      }
    }, policyLimit);
    expect(outcome).toEqual({ ok: false, reason: 'slow', message: 'It did not answer within 50 ms.' });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('does not blame a policy for time in which the process did not run', () => {
    const still = new Int32Array(new SharedArrayBuffer(4));
    let calls = 0;
    const sleepsOnce: Policy = (_incident, all) => {
      calls += 1;
      if (calls === 1) Atomics.wait(still, 0, 0, 4 * policyLimit);
      return [...all];
    };
    expect(run(sleepsOnce, policyLimit)).toEqual({ ok: true, value: candidates });
    expect(calls).toBe(2);
    const sleeps: Policy = (_incident, all) => {
      Atomics.wait(still, 0, 0, 4 * policyLimit);
      return [...all];
    };
    expect(run(sleeps, policyLimit)).toMatchObject({ ok: false, reason: 'slow' });
  });

  it('runs the next policy as if nothing had happened', () => {
    run(() => {
      for (;;) {
        // Never returns.
      }
    }, policyLimit);
    expect(run((_incident, all) => all)?.ok).toBe(true);
  });

  it('reports what is thrown, without long numbers a policy may have seen', () => {
    const outcome = run(() => {
      throw new RangeError('cannot call 13800000000\nsecond line');
    });
    expect(outcome).toEqual({ ok: false, reason: 'threw', message: 'RangeError: cannot call …' });
  });

  it.each<[string, Policy]>([
    ['changes a candidate', (_incident, all) => all.map((one) => Object.assign(one, { distanceMetres: 0 }))],
    [
      'changes an answer',
      (_incident, all) => all.filter((one) => Reflect.set(one.answers, 'shore', 'south') && never(one.answers)),
    ],
    ['changes the list', (_incident, all) => (all as DispatchCandidate<never>[]).sort()],
    ['changes the incident', (found) => never(Object.assign(found.facts, { shore: 'north' }))],
  ])('never lets a policy that %s reach the host', (_what, policy) => {
    const before = structuredClone({ candidates, incident });
    run(policy);
    expect({ candidates, incident }).toEqual(before);
  });

  it.each<[string, Policy]>([
    ['somebody it was not given', (_incident, all) => [...all, { ...all[0], id: 'stranger' } as never]],
    ['a copy of somebody', (_incident, all) => all.map((one) => ({ ...one }))],
    ['somebody twice', (_incident, all) => [...all, ...all]],
    ['no list', () => 'everybody' as never],
    ['a promise', () => Promise.resolve([]) as never],
    ['a promise that fails', () => Promise.reject(new Error('late')) as never],
  ])('refuses an answer that holds %s', (_what, policy) => {
    expect(run(policy)).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

function never(_value: unknown): never {
  throw new Error('The input was not frozen.');
}
