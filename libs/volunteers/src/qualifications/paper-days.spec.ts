import { describe, expect, it } from '@jest/globals';
import { dayIn } from '@redmaple/i18n';
import type { EligibilityQuestion, TeamTypeInfo } from '@redmaple/plugins/house';
import fc from 'fast-check';
import { isInsured, isQualified } from '../eligibility/cover.rules.js';
import { type PersonFacts, questionFacts } from '../eligibility/eligibility.facts.js';
import { startOfDay } from '../eligibility/local-week.js';
import { addDays, insuranceTerms, renewalOn, stateOn, usualTerms } from './qualification.policy.js';

/** Whole hours, quarters of an hour, and clocks that change in spring and autumn. */
const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Chatham', 'UTC'] as const;
const zone = fc.constantFrom(...zones);
const day = fc.integer({ min: 0, max: 2_000 }).map((offset) => addDays('2024-01-01', offset));
const runs = { numRuns: 300 };

describe('days of papers', () => {
  it('begin and end at midnight of the county, to the millisecond', () => {
    fc.assert(
      fc.property(zone, day, fc.nat(800), (where, validFrom, length) => {
        const validTo = addDays(validFrom, length);
        const at = (instant: number) =>
          stateOn(dayIn(new Date(instant), where), { validFrom, validTo, revoked: false });
        const [first, over] = [
          startOfDay(validFrom, where).getTime(),
          startOfDay(addDays(validTo, 1), where).getTime(),
        ];
        expect([at(first - 1), at(first), at(over - 1), at(over)]).toEqual(['future', 'valid', 'valid', 'expired']);
      }),
      runs,
    );
  });

  it.each([
    ['certificates', usualTerms, 'grace'],
    ['insurance', insuranceTerms, 'over'],
  ] as const)(
    'let %s be renewed from the first moment of the window to the last of the grace',
    (_what, terms, after) => {
      fc.assert(
        fc.property(zone, day, (where, validTo) => {
          const at = (instant: number) => renewalOn(dayIn(new Date(instant), where), validTo, terms);
          const begin = (offset: number) => startOfDay(addDays(validTo, offset), where).getTime();
          expect([at(begin(-terms.renewalDays) - 1), at(begin(-terms.renewalDays))]).toEqual(['early', 'open']);
          expect([at(begin(1) - 1), at(begin(1))]).toEqual(['open', after]);
          const last = begin(terms.graceDays + 1);
          expect([at(last - 1), at(last)]).toEqual([terms.graceDays > 0 ? 'grace' : 'open', 'over']);
        }),
        runs,
      );
    },
  );

  it('hold for a duty exactly when the last of its minutes lies on the last of them, also past midnight', () => {
    const requires = { qualifications: ['grove.swim'], minAge: 18, insurance: true, danger: true };
    const type = { requires, label: { 'zh-CN': '', en: '' } } as unknown as TeamTypeInfo;
    fc.assert(
      fc.property(
        zone,
        day,
        fc.integer({ min: -6 * 60, max: 6 * 60 }),
        fc.integer({ min: 1, max: 14 * 60 }),
        fc.integer({ min: -1, max: 2 }),
        (where, around, fromMidnight, minutes, more) => {
          const startsAt = new Date(startOfDay(around, where).getTime() + fromMidnight * 60_000);
          const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
          const validTo = addDays(around, more);
          const question: EligibilityQuestion = {
            action: 'take-shift',
            at: startsAt,
            context: { teamTypeCode: 'grove.rescue', endsAt },
          };
          const paper = { validFrom: addDays(around, -400), validTo };
          const person = {
            qualifications: [{ ...paper, code: 'grove.swim' }],
            policies: [{ ...paper, coversDanger: true }],
          } as unknown as PersonFacts;
          const facts = questionFacts(question, type, where, (code) => code);
          const limits = { restMinutes: 0, weeklyMinutes: undefined };
          const holds = dayIn(new Date(endsAt.getTime() - 1), where) <= validTo;
          expect([isQualified(person, facts, limits).length, isInsured(person, facts, limits).length]).toEqual(
            holds ? [0, 0] : [1, 1],
          );
        },
      ),
      runs,
    );
  });
});
