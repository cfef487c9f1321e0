import { describe, expect, it } from '@jest/globals';
import { inOrderOfAsking } from './cover.policy.js';

const asked = (volunteerId: string, day?: number) => ({
  volunteerId,
  lastAskedAt: day === undefined ? undefined : new Date(Date.UTC(2026, 6, day)),
});

describe('asking for cover', () => {
  it('begins with who was never asked, then with who was asked longest ago', () => {
    const order = inOrderOfAsking([asked('b', 9), asked('c', 2), asked('a')], 'request');
    expect(order.map((one) => one.volunteerId)).toEqual(['a', 'c', 'b']);
  });

  it('does not depend on the order of the list, and differs from request to request', () => {
    const people = Array.from({ length: 12 }, (_, index) => asked(`person-${index}`));
    const order = inOrderOfAsking(people, 'one');
    expect(inOrderOfAsking([...people].reverse(), 'one')).toEqual(order);
    expect(inOrderOfAsking(people, 'two')).not.toEqual(order);
  });
});
