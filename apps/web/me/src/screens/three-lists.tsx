import { get, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedNotice } from '../parts/parts.js';
import { dateOf, dayOf, timeOf } from '../parts/when.js';
import { listsTexts } from './three-lists.texts.js';

const { say } = listsTexts;
type Line = Shape<'ListLineView'>;
type List = 'duties' | 'tasks' | 'achievements';
type Key = `line.${keyof typeof keys}`;

/** What a line can be about. What this program does not know yet is shown by its title alone. */
const keys = {
  'membership.leader': true,
  'membership.deputy': true,
  'membership.member': true,
  'membership.probationer': true,
  'membership.reserve': true,
  'membership.mentor': true,
  'shift.offered': true,
  'shift.confirmed': true,
  'shift.checked-in': true,
  'mission.offered': true,
  'mission.accepted': true,
  'mission.en-route': true,
  'mission.on-scene': true,
  'training.enrolled': true,
  'training.waitlisted': true,
  'training.passed': true,
  'service.team': true,
  'service.other': true,
  'qualification.held': true,
} as const;

/** What I answer for, what lies ahead of me, and what I have done. */
export function ThreeLists() {
  const loaded = useLoaded(() => get('/api/v1/me/lists'));
  return (
    <section class="card" aria-labelledby="lists">
      <h2 id="lists">{say('title')}</h2>
      <p class="soft">{say('about')}</p>
      <LoadedNotice loaded={loaded} />
      {loaded.value &&
        (['duties', 'tasks', 'achievements'] as const).map((list) => (
          <Lines key={list} list={list} lines={loaded.value?.[list] ?? []} />
        ))}
    </section>
  );
}

function Lines({ list, lines }: { list: List; lines: readonly Line[] }) {
  return (
    <>
      <h3>{say(list)}</h3>
      {lines.length === 0 && <p class="soft">{say(`none.${list}`)}</p>}
      <ul class="rows">
        {lines.map((line, place) => (
          <li key={`${line.key} ${line.title} ${line.startsAt ?? place}`} class="facts">
            <strong>{line.title || kindOf(line)}</strong>
            <span class="soft">{[line.title && kindOf(line), whenOf(line, list)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function kindOf({ key }: Line): string {
  return key in keys ? say(`line.${key}` as Key) : '';
}

function whenOf({ key, count, minutes, startsAt, endsAt }: Line, list: List): string {
  if (minutes !== undefined)
    return say('served', { count: count ?? 0, hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  if (startsAt === undefined) return '';
  if (list === 'tasks') return `${dayOf(startsAt)} ${timeOf(startsAt)}`;
  if (key === 'qualification.held' && endsAt !== undefined) return say('until', { day: dateOf(endsAt) });
  return key === 'training.passed' ? dateOf(startsAt) : say('since', { day: dateOf(startsAt) });
}
