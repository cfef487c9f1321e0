import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Inject, Injectable, Optional } from '@nestjs/common';
import type { FormSchema } from '@redmaple/forms';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { asSystem, defineJob, Handles, type JobRun, roleInForce } from '@redmaple/platform';
import { Teams, Volunteers, type VolunteerView } from '../contracts/volunteers.js';
import type { PluginClass } from '../define/plugin.js';
import { PluginSettings } from '../registry/plugin-settings.js';
import { InstalledPlugins } from './installed-plugins.js';
import { mountedController, mountedProvider } from './plugin-class.js';
import { borrower, lent } from './lending.js';
import { pausingJobs } from './plugin-jobs.js';

const count = defineJob<{ birds: number }>('aviary.count-birds');

@Injectable()
class Keeper {
  counted = 0;

  constructor(
    @Inject('depth') readonly depth: number,
    @Optional() @Inject('wind') readonly wind?: number,
  ) {
    if (depth < 0) throw new Error('below the ground');
  }

  onModuleInit(): Promise<void> {
    return this.depth > 100 ? new Promise<void>(() => {}) : Promise.resolve();
  }

  @Handles(count)
  async count(payload: { birds: number }): Promise<void> {
    this.counted += payload.birds;
  }
}

@Controller(['nests', '/perches'])
class NestsController {
  @Get()
  list(): string[] {
    return [];
  }
}

const aviary = borrower({ id: 'aviary', providers: ['depth', 'wind'] as unknown as PluginClass[] });
const run: JobRun = { outboxId: 'line', attempt: 1, progress: () => Promise.resolve() };

describe('a mounted class', () => {
  let failures: string[];
  const note = (where: string, error: unknown): void => void failures.push(`${where}: ${(error as Error).message}`);

  beforeEach(() => {
    failures = [];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function construct(...dependencies: unknown[]): Keeper {
    const Mounted = mountedProvider(aviary, Keeper as PluginClass, note, (_mark, run, _payload, work) => work(run));
    return new Mounted(...dependencies) as Keeper;
  }

  it('works like the original', async () => {
    const keeper = construct(3);
    await keeper.onModuleInit();
    await (keeper.count as (payload: object, run: JobRun) => Promise<void>)({ birds: 2 }, run);
    expect(keeper).toBeInstanceOf(Keeper);
    expect([keeper.depth, keeper.counted, keeper.constructor.name, failures]).toEqual([3, 2, 'Keeper', []]);
  });

  it('tells of a constructor that throws and of a dependency nobody provides, and leaves something to hold on to', () => {
    expect(construct(-1)).toBeInstanceOf(Keeper);
    construct(undefined);
    expect(failures).toEqual([
      'new Keeper(): below the ground',
      'new Keeper(): nobody provides depth: list it in providers, or inject what the SDK offers',
    ]);
  });

  it('waits five seconds for a hook that does not return, and no longer', async () => {
    jest.useFakeTimers();
    const starting = construct(101).onModuleInit();
    await jest.advanceTimersByTimeAsync(4_999);
    expect(failures).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await starting;
    expect(failures).toEqual(['Keeper.onModuleInit(): did not return within 5 s']);
  });

  it('keeps its paths below the plugin, whatever it asked for', () => {
    const Mounted = mountedController(aviary, NestsController as PluginClass, note);
    expect(Reflect.getMetadata(PATH_METADATA, Mounted)).toEqual(['plugins/aviary/nests', 'plugins/aviary/perches']);
    expect(Reflect.getMetadata(PATH_METADATA, NestsController)).toEqual(['nests', '/perches']);
  });

  it.each([
    ['before the host has started', false, false],
    ['while the county has it off', true, false],
    ['after it dropped out', true, true],
  ])('puts its jobs off %s', async (_when, started, fallen) => {
    const plugin = { id: 'aviary', definition: {} as never, package: {} as never };
    const installed = new InstalledPlugins({ active: [plugin], skipped: [] });
    if (started)
      installed.guardWith({ mayRunJobs: () => Promise.resolve(fallen), seesNames: () => Promise.resolve(false) });
    if (fallen) installed.fail('aviary', 'It fell.');
    const parked: unknown[] = [];
    const jobs = pausingJobs('aviary', 30, installed, {
      park: async (pluginId, job, payload, outboxId) => void parked.push([pluginId, job.name, payload, outboxId]),
      fault: () => Promise.resolve(),
    });
    const Mounted = mountedProvider(aviary, Keeper as PluginClass, note, jobs);
    // The one whose constructor failed has its jobs behind the same wrapper.
    const keeper = new Mounted(fallen ? -1 : 1) as Keeper;
    await asSystem('330681', 'test', () =>
      (keeper.count as (payload: object, run: JobRun) => Promise<void>)({ birds: 2 }, run),
    );
    expect(parked).toEqual([['aviary', 'aviary.count-birds', { birds: 2 }, 'line']]);
    expect(keeper.counted ?? 0).toBe(0);
  });

  it.each([
    ['that takes too long is given up and counted at once', 1, 'wait', [['aviary.count-birds', 'slow']]],
    ['that throws is counted when it has no try left', 5, 'throw', [['aviary.count-birds', 'threw']]],
    ['that throws and is tried again is not counted yet', 1, 'throw', []],
  ])('has jobs of which one %s', async (_what, attempt, how, expected) => {
    jest.useFakeTimers();
    const plugin = { id: 'aviary', definition: {} as never, package: {} as never };
    const installed = new InstalledPlugins({ active: [plugin], skipped: [] });
    installed.guardWith({ mayRunJobs: () => Promise.resolve(true), seesNames: () => Promise.resolve(false) });
    const faults: unknown[] = [];
    const wrap = pausingJobs('aviary', 30, installed, {
      park: () => Promise.resolve(),
      fault: async (_id, hook, reason) => void faults.push([hook, reason]),
    });
    let signal: AbortSignal | undefined;
    const job = asSystem('330681', 'test', () =>
      wrap({ job: count as never }, { ...run, attempt }, {}, async (given) => {
        ({ signal } = given);
        if (how === 'throw') throw new TypeError('no birds');
        await new Promise(() => {});
      }),
    );
    const ended = job.catch((error: unknown) => String(error));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await ended).toMatch(how === 'throw' ? 'no birds' : 'not done within 30 s');
    expect([faults, signal?.aborted]).toEqual([expected, how === 'wait']);
  });

  it.each([
    ['people without their whole names', false, ',王**,1987-01-01'],
    ['whole names where the county agreed', true, ',王小明,1987-01-01'],
  ])('is given the services of the host with the host’s rights, %s', async (_what, agreed, seen) => {
    const roles: (string | undefined)[] = [];
    class WholeVolunteers extends Volunteers {
      async byId(id: string): Promise<VolunteerView> {
        roles.push(roleInForce());
        return { id, personId: 'p', number: 'V00000001', name: '王小明', birthDate: '1987-06-05', status: 'active' };
      }

      async byIds(ids: readonly string[]): Promise<Map<string, VolunteerView>> {
        return new Map(await Promise.all(ids.map(async (id) => [id, await this.byId(id)] as const)));
      }

      byPerson(personId: string): Promise<VolunteerView> {
        return this.byId(personId);
      }
    }
    @Injectable()
    class Registrar {
      constructor(@Inject(Volunteers) readonly volunteers: Volunteers) {}

      async names(): Promise<unknown[]> {
        roles.push(roleInForce());
        const found = [
          await this.volunteers.byId('v'),
          (await this.volunteers.byIds(['v'])).get('v'),
          await this.volunteers.byPerson('p'),
        ];
        roles.push(roleInForce());
        return found.map((one) => [one?.personId, one?.name, one?.birthDate]);
      }
    }
    const to = borrower({ id: 'aviary' }, (pluginId) => Promise.resolve(agreed && pluginId === 'aviary'));
    const Mounted = mountedProvider(to, Registrar as PluginClass, note, (_mark, run, _payload, work) => work(run));
    const registrar = new Mounted(new WholeVolunteers()) as Registrar;
    expect(new Set((await registrar.names()).map(String))).toEqual(new Set([seen]));
    const own = 'redmaple_plugin_aviary';
    expect(roles).toEqual([own, undefined, undefined, undefined, own]);
  });

  it('is given what members answered to the forms of its own team types alone', async () => {
    const team = (id: string, typeCode: string) => ({ id, typeCode, name: id });
    const member = (teamId: string) => ({ volunteerId: 'v', teamId, answers: { swims: true } });
    const teams = {
      all: () => Promise.resolve([team('own', 'aviary.watch'), team('other', 'aviary-two.watch')]),
      members: () => Promise.resolve([member('own'), member('other')]),
      ofVolunteer: () => Promise.resolve([member('other')]),
    };
    const given = lent(aviary, Teams, teams) as Teams;
    expect((await given.members([], new Date())).map((one) => one.answers)).toEqual([{ swims: true }, {}]);
    expect((await given.ofVolunteer('v', new Date())).map((one) => one.answers)).toEqual([{}]);
  });

  it('cannot read or replace what the services it is given hold', async () => {
    const found = { id: 'v', personId: 'p', number: 'V1', name: '王小明', birthDate: '1987-06-05', status: 'active' };
    const whole = { byId: () => Promise.resolve(found) };
    const settings = { of: (pluginId: string) => Promise.resolve({ of: pluginId }) };
    const given = lent(aviary, Volunteers, whole) as Volunteers & Record<string, unknown>;
    const own = lent(aviary, PluginSettings, settings) as Record<string, unknown>;
    for (const [service, held] of [
      [given, 'whole'],
      [given, '#whole'],
      [given, 'seesNames'],
      [own, 'pluginId'],
    ] as const) {
      expect(service[held]).toBeUndefined();
      expect(() => (service[held] = () => Promise.resolve(true))).toThrow(TypeError);
      expect(() => Object.defineProperty(service, held, { value: 'lake' })).toThrow(TypeError);
    }
    expect(() => (given.byId = () => Promise.resolve(found as VolunteerView))).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(given, whole)).toThrow(TypeError);
    const byId = given.byId.bind({ whole, '#seesNames': () => Promise.resolve(true) });
    expect((await byId('v'))?.name).toBe('王**');
  });

  it('is given its own settings, and nothing that is not offered, whether it asks for it as optional or not', async () => {
    const settings = { of: (pluginId: string) => Promise.resolve({ of: pluginId }) };
    const given = lent(aviary, PluginSettings, settings) as PluginSettings;
    const form = { schema: 'redmaple.form', version: 1, fields: [] } as unknown as FormSchema;
    expect(await given.of('aviary', form)).toEqual({ of: 'aviary' });
    expect(() => given.of('lake', form)).toThrow('ask for its own');
    expect([lent(aviary, class DataSource {}, {}), lent(aviary, 'auditorDataSource', {})]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
