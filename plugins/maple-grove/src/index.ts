import { definePlugin } from '@redmaple/plugins';
import { labels } from './labels.js';
import { assetTypes, mediationLadders, microTasks, rounds, siteTypes, broadcastTopics } from './parts.js';
import { mediation, redArmband, rescue, riverPatrol, youthPatrol } from './team-types.js';

/** The standard team types of a 红枫林 centre. */
export default definePlugin({
  id: 'maple-grove',
  version: '1.1.0',
  requires: '^1.4',
  counties: 'all',
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [],
  teamTypes: [rescue, riverPatrol, redArmband, youthPatrol, mediation],
  // The Red Cross first-aid certificate runs three years; swimmers and river wardens are tested every year.
  qualifications: [
    { code: 'first-aid', validMonths: 36 },
    { code: 'swim-200m', validMonths: 12 },
    { code: 'river-safety', validMonths: 12 },
  ],
  siteTypes,
  assetTypes,
  rounds,
  mediationLadders,
  broadcastTopics,
  microTasks,
  labels,
});
