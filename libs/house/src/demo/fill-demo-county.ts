import type { INestApplicationContext } from '@nestjs/common';
import { PluginDemos, TeamTypes } from '@redmaple/plugins/house';
import { demoTypes, fillAreas, fillTeams } from './demo-areas.js';
import { type DemoAccountIds, DemoCast } from './demo-cast.js';
import { fillDuty, fillTraining } from './demo-duty.js';
import { fillPatrolLogs } from './demo-patrol-logs.js';
import { fillPapers } from './demo-papers.js';
import { fillProjects } from './demo-projects.js';
import { fillRecognition } from './demo-recognition.js';
import { fillClaims } from './demo-claims.js';
import { fillVolunteers } from './demo-volunteers.js';

/**
 * Areas, teams, volunteers, a call, training, a week of patrols, hours and seed projects of the demo county, so that a newcomer
 * meets a living one. Everybody is invented; everything is made through the services, by the colleague whose work it is.
 * To be called inside one unit of work. Without the plugin of the standard team types (SAFE_MODE) there are no teams.
 */
export async function fillDemoCounty(app: INestApplicationContext, accounts: DemoAccountIds): Promise<void> {
  const cast = new DemoCast(app, accounts);
  const areas = await fillAreas(cast);
  await fillProjects(cast, areas);
  await cast.as('operator', () => cast.get(PluginDemos).fill());
  const types = cast.get(TeamTypes);
  for (const code of Object.values(demoTypes)) if (!(await types.enabled(code))) return;
  const teams = await fillTeams(cast, areas);
  const volunteers = await fillVolunteers(cast, teams);
  await fillClaims(cast, volunteers);
  await fillTraining(cast, volunteers);
  await fillDuty(cast, areas, teams);
  await fillPatrolLogs(cast, volunteers, teams.patrol);
  await fillPapers(cast, volunteers, teams.patrol);
  await fillRecognition(cast, volunteers, teams);
}
