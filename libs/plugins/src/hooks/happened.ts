import { isUuid } from '@redmaple/platform';
import { deepFreeze } from '../define/deep-freeze.js';
import type { EventName, HappenedEvent } from '../define/hooks.js';
import { type EventHook, eventHooks } from './catalogue.js';

/** Ids are UUIDs, codes are words of the system. Nothing else reaches a plugin. */
const code = /^[a-z0-9][a-z0-9._-]{0,119}$/i;
const isCode = (value: string): boolean => code.test(value);

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(eventHooks, name);
}

/** What a plugin is told of an event: the values the catalogue names, those that look as it says. */
export function payloadOf(name: EventName, payload: object): Readonly<Record<string, string>> {
  const given = payload as Readonly<Record<string, unknown>>;
  const { carries }: EventHook = eventHooks[name];
  return Object.fromEntries(
    Object.entries(carries).flatMap(([key, kind]) => {
      const value = given[key];
      return typeof value === 'string' && (kind.startsWith('id') ? isUuid : isCode)(value) ? [[key, value]] : [];
    }),
  );
}

/** A line of the log as it is read. */
export interface EventRow {
  readonly no: string;
  readonly id: string;
  readonly name: EventName;
  readonly payload: Readonly<Record<string, string>>;
  readonly happened_at: Date;
}

/** An event in its county's order. */
export interface NumberedEvent {
  readonly no: number;
  /** What every plugin is given: frozen, so that there need be one only. */
  readonly event: HappenedEvent;
}

export function numbered({ no, id: eventId, name, payload, happened_at: at }: EventRow): NumberedEvent {
  const event = { id: eventId, name, happenedAt: at.toISOString(), payload } as HappenedEvent;
  return { no: Number(no), event: deepFreeze(event) };
}
