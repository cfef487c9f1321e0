import type { DecisionInputs, FilterInputs } from '../define/hooks.js';
import type { Panel } from '../define/screens.js';

/** What every hook says of itself; its page is made from it. */
export interface HookAbout {
  /** Version of the SDK that brought it. */
  readonly since: string;
  /** When it happens, or is asked. */
  readonly when: string;
  /** There is something better: it goes on working, and its users are told. */
  readonly deprecated?: { readonly since: string; readonly use: string };
}

/** A value of an event: an id, a code, or either that may be absent. Never a name, a number or words of a person. */
export type EventValue = 'id' | 'code' | 'id?' | 'code?';

export interface EventHook extends HookAbout {
  /** What it carries, and nothing else: what the core adds to its own event does not reach a plugin. */
  readonly carries: Readonly<Record<string, EventValue>>;
}

/** Keys of an input, each with what it means. */
type Meanings<Input> = { readonly [Key in keyof Required<Input>]: string };

const since = '1.4.0';
const application = { applicationId: 'id', personId: 'id', callId: 'id', teamTypeCode: 'code', state: 'code' } as const;
const aboutIncident = { incidentId: 'id' } as const;
const aboutMission = { missionId: 'id', incidentId: 'id' } as const;

/** What happened, told after the commit and at least once. One entry per event; the types are made from it. */
export const eventHooks = {
  'application.submitted': {
    since,
    when: 'Somebody signed up; the state says whether a seat is held (`submitted`) or not yet (`waitlisted`).',
    carries: application,
  },
  'application.accepted': {
    since,
    when: 'An application ended well: the person is a volunteer.',
    carries: application,
  },
  'application.refused': { since, when: 'An application was refused.', carries: application },
  'application.withdrawn': { since, when: 'Somebody took an application back.', carries: application },
  'volunteer.accepted': {
    since,
    when: 'A recruit became a volunteer, or a volunteer joined one more team.',
    carries: { volunteerId: 'id', personId: 'id', applicationId: 'id', teamId: 'id' },
  },
  'volunteer.status-changed': {
    since,
    when: 'A volunteer was suspended, came back or left.',
    carries: { volunteerId: 'id', status: 'code' },
  },
  'membership.changed': {
    since,
    when: 'Somebody came into a team, left it, or has another place in it.',
    carries: { volunteerId: 'id', teamId: 'id' },
  },
  'qualification.issued': {
    since,
    when: 'A certificate was entered for a volunteer.',
    carries: { qualificationId: 'id', volunteerId: 'id' },
  },
  'qualification.revoked': {
    since,
    when: 'A certificate was taken back.',
    carries: { qualificationId: 'id', volunteerId: 'id' },
  },
  'roster.published': { since, when: 'A roster is binding.', carries: { rosterId: 'id', teamId: 'id' } },
  'shift.seat-taken': {
    since,
    when: 'Somebody took an open seat of a shift, or covers for another.',
    carries: { assignmentId: 'id', shiftId: 'id', volunteerId: 'id' },
  },
  'shift.cancelled': { since, when: 'A shift does not take place.', carries: { shiftId: 'id', teamId: 'id' } },
  'assignment.completed': {
    since,
    when: 'A shift was served and its minutes are in the ledger.',
    carries: { assignmentId: 'id', shiftId: 'id', volunteerId: 'id', teamId: 'id' },
  },
  'patrol.log-written': {
    since,
    when: 'A patrol log came in.',
    carries: { patrolLogId: 'id', teamId: 'id' },
  },
  'service.credited': {
    since,
    when: 'Minutes of service were credited to a volunteer.',
    carries: { volunteerId: 'id', recordId: 'id' },
  },
  'incident.received': { since, when: 'An incident was taken in.', carries: aboutIncident },
  'incident.handled': {
    since,
    when: 'A mission dealt with an incident.',
    carries: { incidentId: 'id', missionId: 'id' },
  },
  'incident.closed': { since, when: 'An incident is closed.', carries: aboutIncident },
  'mission.accepted': {
    since,
    when: 'Somebody took a mission. It is told after the answer stands: no plugin is asked while it is given.',
    carries: aboutMission,
  },
  'mission.ended': { since, when: 'A mission is over.', carries: aboutMission },
} as const satisfies Readonly<Record<string, EventHook>>;

export interface DecideHook<Input> extends HookAbout {
  /** What is told, key by key. */
  readonly input: Meanings<Input>;
}

const person =
  'Who it is about: `id`, `age` in whole years where it is known, `qualifications` held, `answers` to the form.';

/** Questions on which a plugin may add a reason against. */
export const decideHooks: { readonly [Name in keyof DecisionInputs]: DecideHook<DecisionInputs[Name]> } = {
  'sign-up': {
    since,
    when: 'Somebody signs up for a team: online, on paper or in a sheet.',
    input: {
      teamType: 'Code of the team type, such as `maple-grove.rescue`.',
      day: 'The calendar day in the county, YYYY-MM-DD.',
      person,
    },
  },
  'join-team': {
    since,
    when: 'Somebody is to come into a team.',
    input: {
      teamType: 'Code of the team type.',
      teamId: 'The team.',
      day: 'The calendar day in the county, YYYY-MM-DD.',
      person,
    },
  },
  'take-shift': {
    since,
    when: 'Somebody takes a seat of a shift or is put on it.',
    input: {
      teamType: 'Code of the team type.',
      teamId: 'The team.',
      way: '`own`: the volunteer takes it; `rostered`: a roster gives it.',
      startsAt: 'ISO 8601 in UTC.',
      endsAt: 'ISO 8601 in UTC.',
      day: "The county's calendar day on which it begins, YYYY-MM-DD.",
      night: 'Whether any minute of it is night.',
      person,
    },
  },
};

export interface FilterHook<Input> extends HookAbout {
  readonly input: Meanings<Input>;
  /** What the host makes sure of before it uses an answer. */
  readonly checked: string;
}

/** Values on their way that a plugin may change a little. */
export const filterHooks: { readonly [Name in keyof FilterInputs]: FilterHook<FilterInputs[Name]> } = {
  'message.text': {
    since,
    when: 'A message to a volunteer is about to go out. Neither codes that somebody waits for nor anything urgent passes a plugin.',
    input: {
      template: 'Which message it is, such as `messages.sessionReminder`.',
      locale: '`zh-CN` or `en`.',
      text: 'The finished text.',
    },
    checked:
      'The answer is a text of at most twice the length and 500 characters, without control characters, that still has every time, title and count that was filled in, and no link and no digit that was not there.',
  },
};

/** A place on the screens. */
export interface SlotHook extends HookAbout {
  /** The key of the definition that fills it. */
  readonly key: 'panels' | 'pages' | 'mapLayers';
}

/** Places on the screens that a plugin fills with data of its own routes. */
export const slotHooks: Readonly<Record<Panel['slot'] | 'console.page' | 'dispatch.map', SlotHook>> = {
  'county.dashboard': { since: '1.0.0', key: 'panels', when: "The county's numbers are looked at." },
  'team.detail': { since: '1.0.0', key: 'panels', when: 'A team is looked at.' },
  'volunteer.detail': { since: '1.0.0', key: 'panels', when: 'A volunteer is looked at.' },
  'incident.detail': { since: '1.0.0', key: 'panels', when: 'An incident is looked at.' },
  'console.page': { since: '1.1.0', key: 'pages', when: "The console's menu is drawn; the page is opened from it." },
  'dispatch.map': { since: '1.1.0', key: 'mapLayers', when: 'The map of the dispatch desk is drawn.' },
};
