import type { Shape } from '../api/client.js';
import { dateOf } from '../parts/when.js';
import { mineTexts } from './mine.texts.js';
import { myTeamsTexts } from './my-teams.texts.js';

const { say } = myTeamsTexts;
const { say: ofMine } = mineTexts;

/** My teams: what they are for, who leads them, my posts, and how far my probation is. */
export function MyTeams({ teams }: { teams: readonly Shape<'OwnMembership'>[] }) {
  return (
    <>
      <h2>{ofMine('teams')}</h2>
      {teams.length === 0 && <p class="soft">{ofMine('noTeams')}</p>}
      <ul class="rows">
        {teams.map((one) => (
          <li key={one.id} class="facts">
            <strong>{one.teamName}</strong>
            <span class="soft">
              {ofMine(`role.${one.role}`)} · {ofMine('since', { day: dateOf(one.since) })}
              {one.reserve && ` · ${ofMine('reserve')}`}
            </span>
            {one.mission !== '' && <span>{one.mission}</span>}
            {one.role !== 'leader' && (
              <span>
                {one.leaderName === undefined ? say('noLeader') : `${say('leader')} ${one.leaderName}`}
                {one.deputyNames.length > 0 && ` · ${say('deputies')} ${one.deputyNames.join(' ')}`}
              </span>
            )}
            {one.role !== 'leader' && (
              <Call phone={one.leaderPhone ?? one.dutyPhone} own={one.leaderPhone !== undefined} />
            )}
            {one.posts.map((post) => (
              <span key={post.name}>
                {say('post')} {post.name} · {say(`seat.${post.kind}`)}
              </span>
            ))}
            {one.role === 'probationer' && <Probation of={one} />}
          </li>
        ))}
      </ul>
      {teams.some(
        (one) => one.role !== 'leader' && !one.leaderPhone && !one.dutyPhone && one.leaderName !== undefined,
      ) && <p class="soft">{say('reach')}</p>}
    </>
  );
}

/** The leader's own number where it is shared; the duty phone otherwise. */
function Call({ phone, own }: { phone: string | undefined; own: boolean }) {
  if (phone === undefined) return null;
  return (
    <a class="button" href={`tel:${phone.replace(/[^0-9]/g, '')}`}>
      {say(own ? 'callLeader' : 'callDuty', { phone })}
    </a>
  );
}

function Probation({ of: { probation, mentorName } }: { of: Shape<'OwnMembership'> }) {
  const { doneShifts: done = 0, requiredShifts: required = 0 } = probation ?? {};
  return (
    <>
      {required > 0 && (
        <>
          <label class="meter">
            {say('probation')}
            <progress max={required} value={Math.min(done, required)} />
            <span>{say('probationDone', { done, required })}</span>
          </label>
          <span>{say(done >= required ? 'probationEnough' : 'probationHow')}</span>
        </>
      )}
      <span>{mentorName === undefined ? say('noMentor') : `${say('mentor')} ${mentorName}`}</span>
    </>
  );
}
