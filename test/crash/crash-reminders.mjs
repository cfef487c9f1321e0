import { createHash, randomBytes } from 'node:crypto';
import { callJson } from '../support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../support/recruits.mjs';
import { crashCounty, publishCall, queryOwner } from './crash-house.mjs';

/** Sessions that one volunteer takes, one after the other. */
const sessionMinutes = 10;

/**
 * Makes volunteers through the API and enrols them in sessions that begin a little over two hours from now, so that
 * their last reminders fall due while processes are killed.
 * @returns {Promise<{ phone: string, startsAt: string }[]>} one line per reminder that must be seen once
 */
export async function enrolVolunteers(house, keyring, { volunteers, spreadSeconds }) {
  const tokens = await makeVolunteers(house, keyring, volunteers);
  const course = await must(
    callJson(`${house.base}/training/courses`, {
      headers: house.admin,
      body: { title: '急救基础', content: '心肺复苏与止血包扎' },
    }),
    201,
  );
  const beginning = Date.now() + 2 * 3_600_000 + 30_000;
  /** @type {{ phone: string, startsAt: string }[]} */
  const expected = [];
  const groups = 8;
  for (let group = 0; group < groups; group++) {
    const startsAt = new Date(beginning + (group * spreadSeconds * 1000) / groups);
    const session = await must(
      callJson(`${house.base}/training/sessions`, {
        headers: house.admin,
        body: {
          courseId: course.id,
          place: '枫桥镇红枫林服务中心',
          startsAt: startsAt.toISOString(),
          endsAt: new Date(startsAt.getTime() + sessionMinutes * 60_000).toISOString(),
          capacity: volunteers,
        },
      }),
      201,
    );
    for (const one of tokens.filter((_, index) => index % groups === group)) {
      await must(
        callJson(`${house.base}/training/sessions/${session.id}/enrol`, { method: 'POST', headers: one.headers }),
        201,
      );
      expected.push({ phone: one.phone, startsAt: startsAt.toISOString() });
    }
  }
  return expected;
}

async function makeVolunteers(house, keyring, count) {
  const recruits = await recruitsWithCodes({ ownerUrl: house.ownerUrl, keyring, county: crashCounty, count });
  const call = await publishCall(house, count);
  const team = await must(
    callJson(`${house.base}/teams`, {
      headers: house.admin,
      body: { name: '河道义警一队', typeCode: 'maple-grove.river-patrol' },
    }),
    201,
  );
  for (const recruit of recruits) {
    await must(
      callJson(`${house.base}/public/counties/${crashCounty}/calls/${call.id}/applications`, {
        body: signUpBody(recruit, call.consentVersion),
      }),
      201,
    );
  }
  const rows = await queryOwner(house.ownerUrl, 'SELECT id FROM volunteers.application WHERE call_id = $1', [call.id]);
  for (const { id } of rows) {
    await must(
      callJson(`${house.base}/applications/${id}/screening`, { headers: house.admin, body: { outcome: 'pass' } }),
      200,
      201,
    );
    await must(
      callJson(`${house.base}/applications/${id}/background-consent`, { headers: house.admin, body: {} }),
      200,
      201,
    );
    await must(
      callJson(`${house.base}/applications/${id}/background-review`, {
        headers: house.liaison,
        body: { outcome: 'pass' },
      }),
      200,
      201,
    );
    await must(
      callJson(`${house.base}/applications/${id}/acceptance`, { headers: house.admin, body: { teamId: team.id } }),
      200,
      201,
    );
  }
  return openSessions(house, recruits);
}

/** Sessions of the new volunteers, past the sign-in by code. */
async function openSessions(house, recruits) {
  const result = [];
  for (const recruit of recruits) {
    const token = randomBytes(32).toString('base64url');
    await queryOwner(
      house.ownerUrl,
      `INSERT INTO platform.session (county_code, token_hash, account_id, person_id, kind, created_at, last_seen_at, acted_at, idle_seconds, expires_at)
       SELECT $1, $2, a.id, a.person_id, 'volunteer', now(), now(), now(), 86400, now() + interval '1 day'
       FROM platform.account a JOIN volunteers.person p ON p.id = a.person_id WHERE p.name = $3`,
      [crashCounty, createHash('sha256').update(token).digest(), recruit.name],
    );
    result.push({ phone: recruit.phone, headers: { authorization: `Bearer ${token}` } });
  }
  return result;
}

/** Waits until nothing is due any more, then compares what was due with what the inbox holds. */
export async function remindersSeen(house, expected) {
  const last = Math.max(...expected.map((one) => Date.parse(one.startsAt))) - 2 * 3_600_000;
  const end = Math.max(Date.now(), last) + 120_000;
  for (;;) {
    const [row] = await queryOwner(
      house.ownerUrl,
      `SELECT count(*)::int AS open FROM platform.delivery WHERE template = 'messages.sessionReminder' AND state IN ('planned', 'sending') AND due_at <= $1`,
      [new Date(last + 1_000)],
    );
    if (row.open === 0 && Date.now() > last) break;
    if (Date.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const rows = await queryOwner(
    house.ownerUrl,
    `SELECT phone, count(*)::int AS seen FROM platform.dev_inbox WHERE template = 'messages.sessionReminder' GROUP BY phone`,
  );
  const seen = new Map(rows.map((row) => [row.phone, row.seen]));
  return {
    reminders: expected.length,
    remindersLost: expected.filter((one) => !seen.has(one.phone)).length,
    remindersDoubled: [...seen.values()].filter((times) => times > 1).length,
  };
}

async function must(answering, ...allowed) {
  const answer = await answering;
  if (!allowed.includes(answer.status))
    throw new Error(`Expected ${allowed.join(' or ')}, got ${JSON.stringify(answer)}`);
  return answer.body;
}
