import type { eventHooks } from '../hooks/catalogue.js';
import type { PluginEffect } from './effects.js';
import type { RuleReason } from './eligibility-rule.js';

/** Names of what happens in the system and is told. @since 1.4.0 */
export type EventName = keyof typeof eventHooks;

type Carried<Shape> = {
  readonly [Key in keyof Shape as Shape[Key] extends 'id' | 'code' ? Key : never]: string;
} & { readonly [Key in keyof Shape as Shape[Key] extends 'id?' | 'code?' ? Key : never]?: string };

/** What an event carries: ids and codes. @since 1.4.0 */
export type EventPayload<Name extends EventName> = Carried<(typeof eventHooks)[Name]['carries']>;

/** Something that happened and is committed. @since 1.4.0 */
export interface HappenedEvent<Name extends EventName = EventName> {
  /** The same however often it is told. */
  readonly id: string;
  readonly name: Name;
  /** ISO 8601 in UTC. */
  readonly happenedAt: string;
  readonly payload: EventPayload<Name>;
}

/** What a handler may use. @since 1.4.0 */
export interface EventServices {
  /** Six digits: where it happened. All that the handler reads and writes is of this county. */
  readonly county: string;
  /** The house's time. */
  readonly now: Date;
  /** The plugin's settings in this county, defaults filled in. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A service that the SDK offers (`UnitOfWork`, `Outbox`, …) or one of the plugin's own `providers`. */
  get<Service extends object>(service: abstract new (...dependencies: never[]) => Service): Service;
}

/**
 * Hears of an event. It runs in a transaction of its own: what it writes with `UnitOfWork` and the note that it heard the event
 * stand or fall together, so its effects happen once, however often the event is told. Five seconds.
 *
 * It may answer effects that the plugin declares in `effects`. For an isolated plugin they are all it can do: it has one second, is
 * lent no service, and its effects and that note stand or fall together.
 * @since 1.4.0
 */
export type EventHandler<Name extends EventName> = (
  event: HappenedEvent<Name>,
  services: EventServices,
) => Promise<readonly PluginEffect[] | void> | readonly PluginEffect[] | void;

/** What a decision may know of a person: no name, no number, no birth date. @since 1.4.0 */
export interface DecisionPerson {
  readonly id: string;
  /** Whole years on the day; undefined where no birth date is known. */
  readonly age?: number;
  /** Of the qualifications that are needed, those held to the end. */
  readonly qualifications: readonly string[];
  /** Answers to the team type's form. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Somebody signs up. @since 1.4.0 */
export interface SignUpInput {
  readonly teamType: string;
  readonly day: string;
  readonly person: DecisionPerson;
}

/** Somebody is to come into a team. @since 1.4.0 */
export interface JoinTeamInput {
  readonly teamType: string;
  readonly teamId: string;
  readonly day: string;
  readonly person: DecisionPerson;
}

/** Somebody takes a seat of a shift, or is put on it. @since 1.4.0 */
export interface TakeShiftInput {
  readonly teamType: string;
  readonly teamId: string;
  readonly way: 'own' | 'rostered';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly day: string;
  readonly night: boolean;
  readonly person: DecisionPerson;
}

/** The questions on which a plugin may add a reason against, with what it is told. @since 1.4.0 */
export interface DecisionInputs {
  readonly 'sign-up': SignUpInput;
  readonly 'join-team': JoinTeamInput;
  readonly 'take-shift': TakeShiftInput;
}
/** A question on which a plugin may add a reason against. @since 1.4.0 */
export type DecisionName = keyof DecisionInputs;

/**
 * More reasons against: asked after the core's rules, for every team type of the county, it adds to them and takes none away. Pure
 * and quick: same input, same answer; frozen input; no I/O, no clock, no chance; 50 ms.
 * @since 1.4.0
 */
export interface Decision<Input> {
  /** The reasons it may give; their words stand in the labels under their codes. */
  readonly reasons: readonly RuleReason[];
  /** Codes of the reasons that speak against it; an empty list: none. */
  readonly check: (input: Input) => readonly string[];
}

/** The text of a message on its way. @since 1.4.0 */
export interface MessageTextInput {
  readonly template: string;
  readonly locale: string;
  readonly text: string;
}

/** Values on their way that a plugin may change, with what it is told. @since 1.4.0 */
export interface FilterInputs {
  readonly 'message.text': MessageTextInput;
}
/** What a filter answers. @since 1.4.0 */
export interface FilterOutputs {
  readonly 'message.text': string;
}
/** A value on its way that a plugin may change. @since 1.4.0 */
export type FilterName = keyof FilterInputs;

/** Changes a value on its way. Pure like a {@link Decision}; an answer that does not hold is left aside. @since 1.4.0 */
export type Filter<Name extends FilterName> = (input: FilterInputs[Name]) => FilterOutputs[Name];

/** The hooks of a plugin. @since 1.4.0 */
export interface PluginHooks {
  /** What it hears of, after the commit and at least once. */
  readonly on?: { readonly [Name in EventName]?: EventHandler<Name> };
  /** Where it may add a reason against. */
  readonly decide?: { readonly [Name in DecisionName]?: Decision<DecisionInputs[Name]> };
  /** What it may change on its way. */
  readonly filter?: { readonly [Name in FilterName]?: Filter<Name> };
}
