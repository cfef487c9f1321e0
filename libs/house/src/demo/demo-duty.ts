import {
  RosterDraftingService,
  RosterPublishingService,
  RostersService,
  SitesService,
  TemplatesService,
} from '@redmaple/shifts';
import { CoursesService, EnrolmentsService, TrainingSessionsService } from '@redmaple/training';
import { type DemoAreas, type DemoTeam, demoTypes } from './demo-areas.js';
import type { DemoCast } from './demo-cast.js';
import type { DemoVolunteer } from './demo-volunteers.js';

/** River dams with their rescue poles (救援毛竹竿), in the order of the villages they belong to. */
const sites = [
  { name: '枫源堰坝', kind: 'river-dam', village: 0, latitude: 29.823, longitude: 120.449 },
  { name: '枫源堰坝救援竹竿', kind: 'rescue-pole', village: 0, latitude: 29.8231, longitude: 120.4491 },
  { name: '枫溪大桥堰坝', kind: 'river-dam', village: 2, latitude: 29.805, longitude: 120.397 },
  { name: '枫溪大桥救援竹竿', kind: 'rescue-pole', village: 2, latitude: 29.8051, longitude: 120.3971 },
  { name: '桥头堰坝', kind: 'river-dam', village: 4, latitude: 29.782, longitude: 120.388 },
  { name: '桥头救援竹竿', kind: 'rescue-pole', village: 4, latitude: 29.7821, longitude: 120.3881 },
] as const;

/** Sites, shifts that recur, and this week's published patrols. */
export async function fillDuty(
  cast: DemoCast,
  areas: DemoAreas,
  teams: Readonly<Record<DemoTeam, string>>,
): Promise<void> {
  const templates = cast.get(TemplatesService);
  await cast.as('operator', async () => {
    const made: string[] = [];
    for (const { name, kind, village, latitude, longitude } of sites) {
      const areaId = areas.villages[village] ?? areas.town;
      made.push((await cast.get(SitesService).create({ name, kind, areaId, latitude, longitude })).id);
    }
    await templates.createFromTeamType({ teamId: teams.patrol, siteId: made[2] ?? '' });
    await templates.create({
      teamId: teams.rescue,
      title: '周末应急值守',
      days: ['sat', 'sun'],
      from: '08:00',
      to: '12:00',
      seats: [{ qualifications: [] }, { qualifications: [] }],
    });
    await publishWeek(cast, teams.patrol);
  });
}

/** The week in which tomorrow lies, so that there is always a patrol to come. */
async function publishWeek(cast: DemoCast, teamId: string): Promise<void> {
  const rosters = cast.get(RostersService);
  const { id } = await rosters.create({ teamId, weekStart: cast.mondayOf(cast.day(1)) });
  await cast.get(RosterDraftingService).draft(id, { outboxId: undefined, attempt: 1, progress: async () => {} });
  const { version } = await rosters.get(id);
  await cast.get(RosterPublishingService).publish(id, version);
}

/** A course with a session next week in which two of the patrol have a place. */
export async function fillTraining(cast: DemoCast, volunteers: readonly DemoVolunteer[]): Promise<void> {
  const session = await cast.as('operator', async () => {
    const course = await cast.get(CoursesService).create({
      title: '水域安全与救援竹竿使用',
      content: '认识险段和回流，岸上施救，救援竹竿和抛绳的使用；不下水施救。',
      qualificationCode: 'maple-grove.river-safety',
      requiredBy: [demoTypes.patrol],
    });
    await cast.get(CoursesService).create({
      title: '急救员初训',
      content: '心肺复苏、止血包扎、溺水急救。',
      qualificationCode: 'maple-grove.first-aid',
      requiredBy: [demoTypes.rescue],
    });
    return cast.get(TrainingSessionsService).schedule({
      courseId: course.id,
      place: '枫桥镇红枫林服务中心二楼',
      startsAt: cast.at(8, '14:00'),
      endsAt: cast.at(8, '16:00'),
      capacity: 20,
      trainerAccountId: cast.accounts.trainer ?? '',
    });
  });
  const learners = volunteers.filter((one) => one.team === 'patrol').slice(-2);
  for (const { personId } of learners) {
    await cast.asVolunteer(personId, () => cast.get(EnrolmentsService).enrol(session.id));
  }
}
