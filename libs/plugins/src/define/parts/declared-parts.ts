import type { BroadcastTopic } from './broadcast-topic.js';
import type { ContactCard } from './contact-card.js';
import type { Escalation } from './escalation.js';
import type { IncidentCategory } from './incident-category.js';
import type { MediationLadder } from './mediation-ladder.js';
import type { MicroTask } from './micro-task.js';
import type { ProjectTemplate } from './project-template.js';
import type { Report } from './report.js';
import type { Round } from './round.js';
import type { AssetType, SiteType } from './site-type.js';
import type { Title } from './title.js';

/** What a plugin declares as plain data beside its team types; every list may be left out. @since 1.4.0 */
export interface DeclaredParts {
  /** Kinds of requests for help, with how soon they want an answer. */
  readonly incidentCategories?: readonly IncidentCategory[];
  /** Who is told of an incident that nobody takes. */
  readonly escalations?: readonly Escalation[];
  /** How quarrels are settled. */
  readonly mediationLadders?: readonly MediationLadder[];
  /** Kinds of places where duty is done. */
  readonly siteTypes?: readonly SiteType[];
  /** Kinds of things that are kept and looked after. */
  readonly assetTypes?: readonly AssetType[];
  /** What people can be told about. */
  readonly broadcastTopics?: readonly BroadcastTopic[];
  /** Rounds apart from shifts. */
  readonly rounds?: readonly Round[];
  /** Seed projects that others begin anew. */
  readonly projectTemplates?: readonly ProjectTemplate[];
  /** Titles that a county may give. */
  readonly titles?: readonly Title[];
  /** Small things that one person does on the way. */
  readonly microTasks?: readonly MicroTask[];
  /** Cards that lead to a team's duty desk. */
  readonly contactCards?: readonly ContactCard[];
  /** Lists that are taken home as files. */
  readonly reports?: readonly Report[];
}
