import type { DeclaredLine, Label } from '@redmaple/plugins/house';

/** The language of a trial. */
export type TrialLocale = keyof Label;

/** Something that keeps people away, and how many. */
export interface CountedReason {
  readonly text: string;
  readonly people: number;
}

/** A team type's invented teams, taken together. */
export interface TrialTeamType {
  readonly code: string;
  readonly label: Label;
  readonly teams: number;
  readonly members: number;
  /** Members who could take a shift of it this minute. */
  readonly ready: number;
  /** What keeps the others away; one person may have several. */
  readonly reasons: readonly CountedReason[];
}

/** A shift of the drafted week. */
export interface TrialShift {
  /** YYYY-MM-DD, in the county. */
  readonly day: string;
  /** `19:00–21:00` */
  readonly hours: string;
  readonly seats: number;
  /** Numbers of those who have a seat. */
  readonly people: readonly string[];
}

/** A team's week as the roster was drafted and published. */
export interface TrialWeek {
  readonly team: string;
  readonly label: Label;
  /** A Monday. */
  readonly weekStart: string;
  readonly shifts: readonly TrialShift[];
  /** Minutes that those who serve have in the week. */
  readonly least: number;
  readonly most: number;
  readonly served: number;
  /** Why the members could not take the seats that stay open. */
  readonly reasons: readonly CountedReason[];
}

/** Somebody who may be asked, in the order of asking. */
export interface TrialCandidate {
  readonly number: string;
  readonly name: string;
  readonly team: string;
  readonly onDuty: boolean;
  readonly suggested: boolean;
  readonly reasons: readonly string[];
}

/** A request for help, and who would be asked. */
export interface TrialIncident {
  readonly category: string;
  readonly label: string;
  /** `HH:MM` in the county. */
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Of each team those who come first. */
  readonly candidates: readonly TrialCandidate[];
  /** How many may be asked in all. */
  readonly possible: number;
  readonly excluded: readonly CountedReason[];
  /** Whether the plugin's own order counted, the core's alone, or each for some teams. */
  readonly rankedBy: 'plugin' | 'core' | 'both';
}

/** A line of the month's assessment. */
export interface TrialLine {
  readonly number: string;
  readonly name: string;
  readonly team: string;
  /** Hundredths. */
  readonly score: number;
  readonly commended: boolean;
  /** `hours` in minutes, everything else counted. */
  readonly parts: readonly { readonly measure: string; readonly counted: number; readonly sum: number }[];
}

/** All that a trial of a plugin shows. Times and people are invented and the same in every trial. */
export interface Trial {
  readonly locale: TrialLocale;
  readonly plugin: { readonly id: string; readonly version: string; readonly label: Label };
  readonly county: string;
  /** Whether the plugin names this county, or is tried where it is not meant for. */
  readonly meant: boolean;
  readonly people: number;
  readonly types: readonly TrialTeamType[];
  readonly weeks: readonly TrialWeek[];
  readonly incidents: readonly TrialIncident[];
  readonly month: { readonly month: string; readonly lines: readonly TrialLine[]; readonly volunteers: number };
  readonly parts: readonly DeclaredLine[];
}
