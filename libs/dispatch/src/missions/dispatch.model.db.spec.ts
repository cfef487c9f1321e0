import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DispatchParameters } from '../dispatch-parameters.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { type IncidentState, incidentMoves } from '../incidents/incident-states.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { DispatchHouse } from '../testing/dispatch-house.js';
import { type MissionState, missionMoves } from './mission-states.js';
import { MissionsService } from './missions.service.js';
import { OffersService } from './offers.service.js';

type MissionStep =
  | 'accept'
  | 'decline'
  | 'expire'
  | 'set-out'
  | 'arrive'
  | 'handled'
  | 'passed-on'
  | 'needless'
  | 'call-off';
type IncidentStep = 'offer' | 'cancel' | 'hand-over' | 'emergency' | 'satisfied' | 'dissatisfied';

/** `nth` picks a mission of the incident, ended ones included: most picks are steps that must be refused. */
interface Command {
  readonly step: MissionStep | IncidentStep;
  readonly nth: number;
}

interface Seen {
  readonly incident: IncidentState;
  readonly reopened: boolean;
  readonly missions: readonly { readonly id: string; readonly volunteerId: string; readonly state: MissionState }[];
}

const live: readonly MissionState[] = ['offered', 'accepted', 'en-route', 'on-scene'];
const taken: readonly MissionState[] = ['accepted', 'en-route', 'on-scene'];
const running: readonly IncidentState[] = ['open', 'assigned', 'on-scene', 'reopened'];
const asksAtOnce = 2;

const missionSteps: readonly MissionStep[] = [
  'accept',
  'decline',
  'expire',
  'set-out',
  'arrive',
  'handled',
  'passed-on',
  'needless',
  'call-off',
];
const commands = fc.array(
  fc.record({
    step: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...missionSteps) },
      { weight: 4, arbitrary: fc.constant<IncidentStep>('offer') },
      { weight: 3, arbitrary: fc.constantFrom<IncidentStep>('satisfied', 'dissatisfied') },
      { weight: 1, arbitrary: fc.constantFrom<IncidentStep>('cancel', 'hand-over', 'emergency') },
    ),
    nth: fc.nat({ max: 5 }),
  }),
  { minLength: 5, maxLength: 30 },
);

/** What has to come of a command, told from the states alone: undefined = refused. Written apart from the services. */
function expected(
  { incident, reopened, missions }: Seen,
  { step, nth }: Command,
): { incident: IncidentState; mission?: MissionState } | undefined {
  const waits = incident === 'open' || incident === 'reopened';
  const mission = missions[nth]?.state;
  switch (step) {
    case 'offer':
      return waits ? { incident } : undefined;
    case 'cancel':
      return running.includes(incident) ? { incident: 'cancelled' } : undefined;
    case 'hand-over':
    case 'emergency':
      return running.includes(incident) ? { incident: 'handed-over' } : undefined;
    case 'satisfied':
      return incident === 'handled' ? { incident: 'closed' } : undefined;
    case 'dissatisfied':
      return incident === 'handled' ? { incident: reopened ? 'closed' : 'reopened' } : undefined;
    default:
      return mission && expectedOf(step, mission, incident, reopened);
  }
}

function expectedOf(
  step: MissionStep,
  mission: MissionState,
  incident: IncidentState,
  reopened: boolean,
): { incident: IncidentState; mission: MissionState } | undefined {
  const goes = (to: MissionState, there: IncidentState = incident) => ({ mission: to, incident: there });
  switch (step) {
    case 'accept':
      if (mission === 'accepted') return goes(mission);
      return mission === 'offered' ? goes('accepted', 'assigned') : undefined;
    case 'decline':
      return mission === 'offered' || mission === 'declined' ? goes('declined') : undefined;
    case 'expire':
      return goes(mission === 'offered' ? 'expired' : mission);
    case 'set-out':
      return mission === 'accepted' ? goes('en-route') : undefined;
    case 'arrive':
      return mission === 'accepted' || mission === 'en-route' ? goes('on-scene', 'on-scene') : undefined;
    case 'handled':
      return mission === 'on-scene' ? goes('done', 'handled') : undefined;
    case 'passed-on':
      return mission === 'on-scene' ? goes('done', 'handed-over') : undefined;
    case 'needless':
      return mission === 'on-scene' ? goes('done', 'cancelled') : undefined;
    case 'call-off':
      if (!live.includes(mission)) return undefined;
      return goes('cancelled', taken.includes(mission) ? (reopened ? 'reopened' : 'open') : incident);
  }
}

/** `accept handled dissatisfied` for the first mission, `1:accept` for the second … */
function story(text: string): [Command[]] {
  return [
    text.split(' ').map((word) => {
      const [nth, step] = word.includes(':') ? word.split(':') : ['0', word];
      return { step: step as Command['step'], nth: Number(nth) };
    }),
  ];
}

describe('any sequence of steps', () => {
  let dispatch: DispatchHouse;

  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
    dispatch.get(DispatchParameters).restAfterMissionMinutes = 0;
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
    // Every step that a row really takes, seen by the database itself.
    await dispatch.rows('CREATE TABLE public.step_taken (thing text, here text, there text)');
    await dispatch.rows(`CREATE FUNCTION public.watch_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN INSERT INTO public.step_taken VALUES (TG_ARGV[0], CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'new' END, NEW.state); RETURN NULL; END $$`);
    for (const thing of ['incident', 'mission']) {
      await dispatch.rows(
        `CREATE TRIGGER watch AFTER INSERT OR UPDATE OF state ON dispatch.${thing} FOR EACH ROW EXECUTE FUNCTION public.watch_step('${thing}')`,
      );
    }
  }, 120_000);
  afterAll(() => dispatch?.close());

  async function look(id: string): Promise<Seen> {
    const [incident] = await dispatch.house.inCounty(() =>
      dispatch.house.work.query<{ state: IncidentState; reopened: boolean }>(
        'SELECT state, reopened_at IS NOT NULL AS reopened FROM dispatch.incident WHERE id = $1',
        [id],
      ),
    );
    const missions = await dispatch.house.inCounty(() =>
      dispatch.house.work.query<Seen['missions'][number]>(
        'SELECT id, volunteer_id AS "volunteerId", state FROM dispatch.mission WHERE incident_id = $1 ORDER BY offered_at, id',
        [id],
      ),
    );
    return { incident: incident?.state ?? 'open', reopened: incident?.reopened ?? false, missions };
  }

  async function run(id: string, { step, nth }: Command, seen: Seen): Promise<unknown> {
    const mission = seen.missions[nth]?.id ?? '00000000-0000-7000-8000-00000000dead';
    const missions = dispatch.get(MissionsService);
    const incidents = dispatch.get(IncidentsService);
    const self = <T>(work: () => Promise<T>) =>
      dispatch.volunteer(seen.missions[nth]?.volunteerId ?? [...dispatch.volunteers.all.keys()][0] ?? '', work);
    switch (step) {
      case 'offer':
        return dispatch.liaison(() => dispatch.get(OffersService).offer(id, { atOnce: asksAtOnce }));
      case 'cancel':
        return dispatch.liaison(() => incidents.cancel(id));
      case 'hand-over':
        return dispatch.liaison(() => incidents.handOver(id, { department: '城管' }));
      case 'emergency':
        return dispatch.liaison(() => incidents.handOver(id, { emergencyService: '120' }));
      case 'satisfied':
        return followUp(id, 5);
      case 'dissatisfied':
        return followUp(id, 1);
      case 'accept':
        return self(() => missions.accept(mission));
      case 'decline':
        return self(() => missions.decline(mission, undefined));
      case 'expire':
        dispatch.house.clock.advance(61_000);
        return dispatch.system(() => dispatch.get(OffersService).expire(mission));
      case 'set-out':
        return self(() => missions.setOut(mission));
      case 'arrive':
        return self(() => missions.arrive(mission));
      case 'handled':
        return dispatch.liaison(() => missions.close(mission, { outcome: 'handled' }));
      case 'passed-on':
        return dispatch.liaison(() => missions.close(mission, { outcome: 'handed-over', handedOverTo: '供电所' }));
      case 'needless':
        return dispatch.liaison(() => missions.close(mission, { outcome: 'cancelled' }));
      case 'call-off':
        return dispatch.liaison(() => missions.cancel(mission, undefined));
    }
  }

  async function followUp(id: string, satisfaction: number): Promise<unknown> {
    const [open] = await dispatch.house.inCounty(() =>
      dispatch.house.work.query<{ id: string }>(
        `SELECT id FROM dispatch.follow_up WHERE incident_id = $1 AND state = 'open'`,
        [id],
      ),
    );
    return dispatch.operator(() => dispatch.get(FollowUpsService).finish(open?.id ?? id, { satisfaction }));
  }

  /** What holds whatever happened. */
  async function invariants(id: string, seen: Seen): Promise<void> {
    const of = (states: readonly MissionState[]) => seen.missions.filter((one) => states.includes(one.state));
    expect(of(taken).length).toBe(seen.incident === 'assigned' || seen.incident === 'on-scene' ? 1 : 0);
    const waits = seen.incident === 'open' || seen.incident === 'reopened';
    if (!waits) expect(of(['offered'])).toEqual([]);
    expect(of(['offered']).length).toBeLessThanOrEqual(asksAtOnce);
    for (const declined of of(['declined'])) {
      expect(seen.missions.filter((one) => one.volunteerId === declined.volunteerId).at(-1)?.id).toBe(declined.id);
    }
    const [wrong] = await dispatch.house.inCounty(() =>
      dispatch.house.work.query<{ events: number; open: number; flagged: boolean }>(
        `SELECT (SELECT count(*)::int FROM (SELECT at, lag(at) OVER (ORDER BY id) AS before FROM dispatch.incident_event WHERE incident_id = $1) e WHERE at < before) AS events,
           (SELECT count(*)::int FROM dispatch.follow_up WHERE incident_id = $1 AND state = 'open') AS open,
           (SELECT no_one_left_at IS NOT NULL FROM dispatch.incident WHERE id = $1) AS flagged`,
        [id],
      ),
    );
    expect(wrong).toMatchObject({ events: 0, open: seen.incident === 'handled' ? 1 : 0 });
    if (wrong?.flagged) expect(waits && of(live).length === 0).toBe(true);
  }

  it('does what the diagram says, refuses everything else, and takes every step there is', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        dispatch.clear();
        dispatch.team(5);
        const id = await dispatch.incident();
        for (const command of sequence) {
          const before = await look(id);
          const wanted = expected(before, command);
          const done = await run(id, command, before).then(
            () => true,
            (error: { status?: number }) => {
              // Refused, never broken.
              expect(error.status).toBeGreaterThanOrEqual(400);
              expect(error.status).toBeLessThan(500);
              return false;
            },
          );
          const after = await look(id);
          expect([command, done]).toEqual([command, wanted !== undefined]);
          expect([command, after.incident]).toEqual([command, wanted?.incident ?? before.incident]);
          const { nth } = command;
          if (wanted?.mission) expect([command, after.missions[nth]?.state]).toEqual([command, wanted.mission]);
          if (!wanted) expect(after).toEqual(before);
          await invariants(id, after);
          dispatch.house.clock.advance(1_000);
        }
      }),
      {
        numRuns: 100,
        examples: [
          story('offer accept set-out arrive handled satisfied accept cancel'),
          story('offer accept arrive handled dissatisfied offer 2:accept 2:call-off hand-over'),
          story(
            'offer accept arrive handled dissatisfied offer 2:accept 2:arrive 2:call-off 3:accept 3:arrive 3:handled dissatisfied',
          ),
          story('offer accept arrive handled dissatisfied cancel'),
          story('offer accept arrive handled dissatisfied emergency'),
          story('offer accept call-off offer 1:decline cancel'),
          story('offer accept set-out call-off emergency'),
          story('offer accept arrive call-off offer 2:expire'),
          story('offer accept arrive passed-on'),
          story('offer accept arrive needless'),
          story('offer accept arrive cancel'),
          story('offer accept arrive hand-over'),
          story('offer accept cancel'),
          story('offer accept hand-over'),
        ],
      },
    );
    const steps = await dispatch.rows<{ step: string }>(
      `SELECT DISTINCT thing || ': ' || here || ' → ' || there AS step FROM public.step_taken WHERE here <> there ORDER BY 1`,
    );
    const all = [...listed('incident', incidentMoves), ...listed('mission', missionMoves)].filter(
      (step) => step !== 'incident: new → handed-over',
    );
    expect(steps.map((one) => one.step).sort()).toEqual(all.sort());
  }, 300_000);
});

function listed(thing: string, moves: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(moves).flatMap(([here, all]) => all.map((there) => `${thing}: ${here} → ${there}`));
}
