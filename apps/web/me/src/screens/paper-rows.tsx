import { dayIn } from '@redmaple/i18n';
import type { Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { Button } from '../parts/parts.js';
import { calendarDay, zone } from '../parts/when.js';
import type { ClaimBody } from '../outbox/outbox.policy.js';
import { papersTexts } from './papers.texts.js';

const { say } = papersTexts;

/** What a form begins with: everything that is known already. */
export type Begun = ClaimBody;

export function beginOf(kind: Begun['kind'], more: Partial<Begun> = {}): Begun {
  const today = dayIn(new Date(serverNow()), zone());
  return { kind, issuer: '', number: '', validFrom: today, validTo: '', coversDanger: false, ...more };
}

/** The day after what is renewed ends, or today when it has ended. */
function followingDay(validTo: string | undefined): string {
  const today = dayIn(new Date(serverNow()), zone());
  if (validTo === undefined || validTo < today) return today;
  return new Date(Date.parse(`${validTo}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A certificate of mine: what it is, until when, and renewing it when it is time. */
export function QualificationRow(props: {
  one: Shape<'OwnQualification'>;
  waits: boolean;
  renew: (begun: Begun) => void;
}) {
  const { one, waits, renew } = props;
  const name = one.name ?? one.code;
  const open = one.renewal === 'open' || one.renewal === 'grace';
  return (
    <li class="facts">
      <p class="headline">
        <strong>{name}</strong>
        <State state={one.state} ending={one.renewal === 'open'} />
      </p>
      <span class="soft">
        {one.validTo === undefined ? say('forever') : say('until', { day: calendarDay(one.validTo) })} · {one.issuer}
      </span>
      {one.renewal === 'grace' && (
        <p class="notice warm">{say('grace', { day: calendarDay(one.renewableUntil ?? '') })}</p>
      )}
      {open && waits && <p class="notice good">{say('waits')}</p>}
      {open && !waits && (
        <Button
          kind="main"
          label={say('renewOf', { name })}
          onPress={() =>
            renew(
              beginOf('qualification', {
                code: one.code,
                issuer: one.issuer,
                validFrom: followingDay(one.validTo),
                renewsId: one.id,
              }),
            )
          }
        >
          {say('renew')}
        </Button>
      )}
    </li>
  );
}

/** A policy of mine; a group's is the office's to renew. */
export function InsuranceRow(props: { one: Shape<'InsuranceDetail'>; waits: boolean; renew: (begun: Begun) => void }) {
  const { one, waits, renew } = props;
  const open = one.renewal === 'open';
  return (
    <li class="facts">
      <p class="headline">
        <strong>{one.insurer}</strong>
        <State state={one.state} ending={open} />
      </p>
      <span>{say('span', { from: calendarDay(one.validFrom), to: calendarDay(one.validTo) })}</span>
      <span class="soft">
        {say(one.coversDanger ? 'coversDanger' : 'noDanger')}
        {one.kind === 'group' && ` · ${say('group')}`}
      </span>
      {open && waits && <p class="notice good">{say('waits')}</p>}
      {open && !waits && one.kind === 'own' && (
        <Button
          kind="main"
          label={say('renewOf', { name: one.insurer })}
          onPress={() =>
            renew(
              beginOf('insurance', {
                issuer: one.insurer,
                validFrom: followingDay(one.validTo),
                coversDanger: one.coversDanger,
                renewsId: one.id,
              }),
            )
          }
        >
          {say('renewPolicy')}
        </Button>
      )}
    </li>
  );
}

function State({ state, ending }: { state: Shape<'OwnQualification'>['state']; ending: boolean }) {
  if (state === 'valid' && ending) return <span class="tag amber">{say('ending')}</span>;
  const tone = state === 'valid' ? 'tag green' : state === 'expired' ? 'tag red' : 'tag';
  return <span class={tone}>{say(`standing.${state}`)}</span>;
}
