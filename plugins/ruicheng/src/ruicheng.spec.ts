import { describe, expect, it } from '@jest/globals';
import { describePlugin } from '@redmaple/plugins/testing';
import ruicheng from './index.js';

describePlugin(ruicheng);

describe('signing up as a friend of Fengqiao', () => {
  const reasons = (teamType: string, body: string): readonly string[] | undefined =>
    ruicheng.decide?.['sign-up']?.check({
      teamType,
      day: '2026-03-01',
      person: { id: 'one', qualifications: [], answers: { body } },
    });

  it('needs a body that puts somebody forward, and says nothing about other teams', () => {
    expect(reasons('ruicheng.friend-of-fengqiao', 'nobody-yet')).toEqual(['needs-nomination']);
    expect(reasons('ruicheng.friend-of-fengqiao', 'civil-body')).toEqual([]);
    expect(reasons('maple-grove.rescue', 'nobody-yet')).toEqual([]);
  });
});
