import { definePlugin } from '@redmaple/plugins';
import { CreatePoints1795651200000 } from './create-points.migration.js';
import { DemoPoints } from './demo-points.js';
import { Figures } from './figures.js';
import { Inspection } from './inspection.entity.js';
import { InspectionLog } from './inspection-log.js';
import { labels } from './labels.js';
import { NearTeam } from './near-team.js';
import { Point } from './point.entity.js';
import { FiguresController, InspectionsController, PointsController } from './points.controller.js';
import { keptDays, Points } from './points.js';
import { mapLayers, pages, panels } from './screens.js';
import { settings } from './settings.js';

/** Lifebuoys, throw bags and rescue boards along the waters of a county. */
export default definePlugin({
  id: 'rescue-points',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [
    { service: 'Areas', why: 'why-areas' },
    { service: 'Teams', why: 'why-teams' },
  ],
  keeps: { personal: false, what: 'kept', why: 'kept-why', retentionDays: keptDays },
  settings,
  entities: [Point, Inspection],
  migrations: [CreatePoints1795651200000],
  providers: [Points, InspectionLog, NearTeam, Figures, DemoPoints],
  controllers: [PointsController, InspectionsController, FiguresController],
  pages,
  mapLayers,
  panels,
  labels,
});
