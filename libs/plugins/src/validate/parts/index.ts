import type { PartOfContract } from './part-of-contract.js';
import { contactCards, escalations, incidentCategories } from './incidents.js';
import { mediationLadders } from './mediation.js';
import { broadcastTopics } from './messages.js';
import { assetTypes, siteTypes } from './places.js';
import { projectTemplates } from './projects.js';
import { reports } from './reports.js';
import { microTasks, rounds, titles } from './work.js';

/** Every list of the contract that is plain data. What checks, names, shows and documents them goes by this one. */
export const partsOfContract: readonly PartOfContract[] = [
  incidentCategories,
  escalations,
  mediationLadders,
  siteTypes,
  assetTypes,
  broadcastTopics,
  rounds,
  projectTemplates,
  titles,
  microTasks,
  contactCards,
  reports,
];
