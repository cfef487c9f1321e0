import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { allDeclaredJobs, defineEvent, defineJob, Handles, JobRegistry, On, ownerOf } from '@redmaple/platform';
import { openTestHouse } from '@redmaple/platform/testing';

describe('the jobs of the whole house', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi();
  }, 120_000);
  afterAll(() => api?.close());

  it('have one handler each', () => {
    const registry = api.get<JobRegistry>(JobRegistry);
    registry.collect();
    const names = registry.all().map((one) => one.definition.name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.sort()).toEqual([...allDeclaredJobs().keys()].sort());
  });

  it('belong to the queue of a part that exists', () => {
    const registry = api.get<JobRegistry>(JobRegistry);
    for (const name of allDeclaredJobs().keys()) expect(registry.owners()).toContain(ownerOf(name));
  });

  it('try more than once, unless they come round again by themselves', () => {
    const once = [...allDeclaredJobs().values()].filter((one) => one.attempts < 2 && !one.schedule);
    expect(once.map((one) => one.name)).toEqual([]);
  });
});

describe('a house with a mistake in its jobs', () => {
  /** Boots a house with one more provider up to the point where a worker collects its handlers. */
  async function collectWith(provider: new () => object): Promise<void> {
    const house = await openTestHouse({ providers: [provider] });
    try {
      house.get<JobRegistry>(JobRegistry).collect();
    } finally {
      await house.close();
    }
  }

  it('does not start when a job has two handlers, and says which', async () => {
    const counted = defineJob('mistaken.count-twice');
    class Twice {
      @Handles(counted)
      async first(): Promise<void> {}

      @Handles(counted)
      async second(): Promise<void> {}
    }
    await expect(collectWith(Twice)).rejects.toThrow('Job mistaken.count-twice has two handlers');
  });

  it('does not start when a job has no handler, and says which', async () => {
    defineJob('mistaken.do-nothing');
    class Nothing {}
    await expect(collectWith(Nothing)).rejects.toThrow('Job mistaken.do-nothing has no handler');
  });

  it('does not even load when two jobs, or a job and a subscription, take one name', () => {
    defineJob('mistaken.take-name');
    expect(() => defineJob('mistaken.take-name')).toThrow('"mistaken.take-name" is taken');
    expect(() => On(defineEvent('mistake.made'), 'mistaken.take-name')).toThrow('"mistaken.take-name" is taken');
    expect(() => defineJob('Mistaken')).toThrow('write <owner>.<verb-noun>');
  });
});
