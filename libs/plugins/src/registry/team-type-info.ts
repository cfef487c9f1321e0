import type { FormSchema } from '@redmaple/forms';
import { type AssessmentBounds, coreMeasures } from '../define/assessment.js';
import { type Label, labelledForm, labelOf } from '../define/labels.js';
import { type PluginDefinition, qualifiedCode, type VettingStage } from '../define/plugin.js';
import type { PatrolHints } from '../define/parts/patrol-hints.js';
import type { PostPattern, ProbationTerms } from '../define/post-pattern.js';
import type { QualificationKind } from '../define/qualifications.js';
import type { ShiftPattern } from '../define/shift-pattern.js';
import type { TeamRequirements, TeamType } from '../define/team-type.js';

/** A vetting stage that a plugin adds, with its name. */
export interface VettingStageInfo extends VettingStage {
  readonly label: Label;
}

/** A kind of certificate with its name; `code` is `<plugin id>.<code>`. @since 1.0.0 */
export interface QualificationInfo extends QualificationKind {
  readonly label: Label;
}

/** The qualification kinds a plugin adds, as the core sees them. */
export function qualificationsOf({ id, qualifications, labels }: PluginDefinition): QualificationInfo[] {
  return (qualifications ?? []).map((one) => ({
    ...one,
    code: qualifiedCode(id, one.code),
    label: labelOf(labels, one.code),
  }));
}

/** A pattern of posts with its name. @since 1.3.0 */
export interface PostPatternInfo extends PostPattern {
  readonly label: Label;
}

/** What the planning of a team type's patrols looks at, with full names. @since 1.4.0 */
export interface PatrolInfo extends Omit<PatrolHints, 'lookFor'> {
  readonly lookFor: readonly { readonly code: string; readonly label: Label }[];
}

/** Everything the core may know about a team type, as plain data. @since 1.0.0 */
export interface TeamTypeInfo {
  /** `<plugin id>.<code>`. */
  readonly code: string;
  readonly pluginId: string;
  readonly label: Label;
  /** With the texts of its fields and options. */
  readonly form: FormSchema;
  readonly requires: TeamRequirements;
  readonly shifts?: ShiftPattern;
  /** @since 1.3.0 */
  readonly posts?: readonly PostPatternInfo[];
  /** @since 1.3.0 */
  readonly probation?: ProbationTerms;
  /** @since 1.4.0 */
  readonly patrol?: PatrolInfo;
  readonly assess?: Readonly<Record<string, number>>;
  readonly assessBounds?: Readonly<Record<string, AssessmentBounds>>;
  /** The names of the plugin's own measures. */
  readonly measureLabels?: Readonly<Record<string, Label>>;
  /** Stages that the plugin adds for this team type. */
  readonly vettingStages: readonly VettingStageInfo[];
}

/** The team types of a plugin as the core sees them. */
export function teamTypesOf(plugin: PluginDefinition): TeamTypeInfo[] {
  return (plugin.teamTypes ?? []).map((teamType) => describe(plugin, teamType));
}

function describe(plugin: PluginDefinition, teamType: TeamType): TeamTypeInfo {
  const { code, form, requires, shifts, posts, probation, patrol, assess, assessBounds } = teamType;
  const own = Object.keys(assess ?? {}).filter((one) => !coreMeasures.includes(one));
  const stages = (plugin.vettingStages ?? []).filter((one) => one.teamTypes?.includes(code) ?? true);
  return {
    code: qualifiedCode(plugin.id, code),
    pluginId: plugin.id,
    label: labelOf(plugin.labels, code),
    form: labelledForm(plugin.labels, code, form),
    requires: { ...requires, qualifications: requires.qualifications.map((one) => qualifiedCode(plugin.id, one)) },
    ...(shifts && { shifts: withFullNames(plugin.id, shifts) }),
    ...(patrol && { patrol: patrolInfo(plugin, patrol) }),
    ...(posts && { posts: posts.map((one) => ({ ...one, label: labelOf(plugin.labels, one.code) })) }),
    ...(probation && { probation }),
    ...(assess && { assess }),
    ...(assessBounds && { assessBounds }),
    ...(own.length > 0 && {
      measureLabels: Object.fromEntries(own.map((one) => [one, labelOf(plugin.labels, one)])),
    }),
    vettingStages: stages.map((one) => ({ ...one, label: labelOf(plugin.labels, one.code) })),
  };
}

/** Seats name qualifications by their codes in the county's catalogue. */
function withFullNames(pluginId: string, shifts: ShiftPattern): ShiftPattern {
  if (!shifts.slots.some((one) => one.seats)) return shifts;
  const slots = shifts.slots.map(({ seats, ...slot }) => ({
    ...slot,
    ...(seats && {
      seats: seats.map(({ qualifications }) => ({
        qualifications: qualifications.map((one) => qualifiedCode(pluginId, one)),
      })),
    }),
  }));
  return { ...shifts, slots };
}

function patrolInfo({ id, labels }: PluginDefinition, { categories, siteTypes, ...hints }: PatrolHints): PatrolInfo {
  const full = (codes: readonly string[]): string[] => codes.map((one) => qualifiedCode(id, one));
  return {
    ...hints,
    ...(categories && { categories: full(categories) }),
    ...(siteTypes && { siteTypes: full(siteTypes) }),
    lookFor: hints.lookFor.map((code) => ({ code, label: labelOf(labels, code) })),
  };
}
