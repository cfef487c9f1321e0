import { jest } from '@jest/globals';
import { StartGate } from './start-gate.js';

describe('starts of closed processes', () => {
  let gate: StartGate;
  let begun: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    gate = new StartGate();
    begun = [];
  });
  afterEach(() => jest.useRealTimers());

  /** A start that takes some milliseconds. */
  const start = (plugin: string, takes = 500, patience = 2_500): Promise<string | undefined> =>
    gate.pass(plugin, performance.now() + patience, async () => {
      begun.push(plugin);
      await new Promise((resolve) => setTimeout(resolve, takes));
      return plugin;
    });

  it('are made two at a time, in the order in which they are asked for', async () => {
    const all = ['one', 'two', 'three', 'four'].map((plugin) => start(plugin));
    expect(begun).toEqual(['one', 'two']);
    await jest.advanceTimersByTimeAsync(500);
    expect(begun).toEqual(['one', 'two', 'three', 'four']);
    await jest.advanceTimersByTimeAsync(500);
    expect(await Promise.all(all)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('are given up by who would come too late, and the turn goes on to the next', async () => {
    const slow = [start('one', 4_000), start('two', 4_000)];
    const late = start('three');
    const patient = start('four', 500, 10_000);
    await jest.advanceTimersByTimeAsync(4_500);
    expect(begun).toEqual(['one', 'two', 'four']);
    expect(await late).toBeUndefined();
    expect(await patient).toBe('four');
    expect(await Promise.all(slow)).toEqual(['one', 'two']);
  });

  it('go on after one that fails', async () => {
    const failing = ['one', 'two'].map((plugin) =>
      gate.pass(plugin, performance.now() + 2_500, () => Promise.reject(new Error(plugin))),
    );
    const next = start('three');
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await jest.advanceTimersByTimeAsync(500);
    expect(await next).toBe('three');
  });

  it('of plugins that failed share one every three seconds, and keep nobody else waiting', async () => {
    gate.noteFailure('bad');
    gate.noteFailure('worse');
    const first = start('bad');
    expect(await start('worse')).toBeUndefined();
    const well = [start('one'), start('two')];
    await jest.advanceTimersByTimeAsync(2_900);
    expect(await first).toBe('bad');
    expect(await Promise.all(well)).toEqual(['one', 'two']);
    expect(await start('bad')).toBeUndefined();
    await jest.advanceTimersByTimeAsync(100);
    const second = start('worse', 20_000);
    await jest.advanceTimersByTimeAsync(10_000);
    // One that hangs while it is loaded holds up those that failed, and nobody else.
    expect(await start('bad')).toBeUndefined();
    expect(begun).toEqual(['bad', 'one', 'two', 'worse']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await second).toBe('worse');
  });

  it('are free again a minute after the last failure', async () => {
    gate.noteFailure('bad');
    await jest.advanceTimersByTimeAsync(59_000);
    gate.noteFailure('bad');
    await jest.advanceTimersByTimeAsync(59_000);
    const first = start('bad', 10);
    expect(await start('bad', 10)).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await first).toBe('bad');
    const both = [start('bad', 10), start('bad', 10)];
    await jest.advanceTimersByTimeAsync(10);
    expect(await Promise.all(both)).toEqual(['bad', 'bad']);
  });
});
