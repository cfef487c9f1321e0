import { eventually, holds, same, there } from '../tell.mjs';

const day = 24 * 3_600_000;
const riverSafety = 'maple-grove.river-safety';

/** A week of patrols is made from the type's pattern, drafted by the worker with reasons, published, and kept full. */
export async function roster({ walk, house, people, found }) {
  const { operator } = house;
  const [learner, ...rest] = found.volunteers;
  /** Without a certificate: the roster must leave this one out and say why. */
  const unqualified = rest.at(-1);
  const qualified = [learner, ...rest.slice(0, -1)];
  walk.chapter('6', '排班', 'The roster');

  await walk.step('意外险', 'accident insurance for all', async () => {
    const policy = {
      policyNumber: 'YL-2026-001',
      insurer: '演练保险公司',
      validFrom: dayFrom(-1),
      validTo: dayFrom(365),
    };
    const volunteerIds = found.volunteers.map((one) => one.volunteerId);
    same(
      'how many are insured',
      (await operator.post('insurance/bulk', { ...policy, coversDanger: true, volunteerIds })).added,
      volunteerIds.length,
    );
  });

  await walk.step('登记其余队员的资质（一人除外）', 'certificates of the others from paper, but for one', async () => {
    for (const [index, { volunteerId }] of qualified.slice(1).entries()) {
      const evidence = { type: 'paper', id: `演练证书 ${index + 1}` };
      await operator.post('qualifications', {
        volunteerId,
        code: riverSafety,
        issuer: '演练培训机构',
        validFrom: dayFrom(-1),
        evidence,
      });
    }
  });

  await walk.step(
    '点位与班次模板（每晚两人）',
    'a site, and the templates of the team type: two every evening',
    async () => {
      const place = { latitude: 29.805, longitude: 120.403 };
      const site = await operator.post('sites', {
        name: '演练堰坝',
        kind: 'river-dam',
        areaId: found.village.id,
        ...place,
      });
      const templates = await operator.post('shift-templates/from-team-type', {
        teamId: found.patrolTeam.id,
        siteId: site.id,
      });
      same(
        'seats and days',
        templates.map((one) => [one.seats.length, one.days.length]),
        [[2, 7]],
      );
    },
  );

  let week = await walk.step('后台任务起草，报告进度', 'drafted by the worker, with its progress', async () => {
    const { id } = await operator.post('rosters', { teamId: found.patrolTeam.id, weekStart: nextMonday() });
    const seen = [];
    const drafted = await eventually('the roster is drafted', 60, async () => {
      const now = await operator.get(`rosters/${id}`);
      seen.push(now.progress);
      holds('the draft goes well', now.state !== 'failed', now.failure);
      return now.state === 'drafted' && now;
    });
    same('progress only rises, to the end', [...seen, drafted.progress], [...seen.sort((a, b) => a - b), 100]);
    return drafted;
  });

  await walk.step('每个人选都有理由', 'every choice has its reasons', async () => {
    const seats = week.shifts.flatMap((shift) => shift.seats);
    same(
      'shifts, seats, filled seats',
      [week.shifts.length, seats.length, seats.filter((one) => one.assignment).length],
      [7, 14, 14],
    );
    const able = new Set(qualified.map((one) => one.volunteerId));
    holds(
      'only who may is drafted',
      seats.every((one) => able.has(one.assignment.volunteer.id)),
      seats,
    );
    for (const seat of seats) {
      const out = there(
        'why the one without certificate is left out',
        seat.considered.find((one) => one.volunteer.id === unqualified.volunteerId),
        seat,
      );
      same(
        'the reason',
        out.blockers.map((one) => one.code),
        ['eligibility.qualificationMissing'],
      );
      holds('in words', out.blockers[0].message.length > 3, out.blockers);
      const ranked = seat.considered.filter((one) => one.rank);
      holds(
        'the others have a rank and their minutes',
        ranked.length > 0 && ranked.every((one) => Number.isInteger(one.minutes)),
        ranked,
      );
    }
    const shares = qualified.map(
      ({ volunteerId }) => seats.filter((one) => one.assignment.volunteer.id === volunteerId).length,
    );
    holds('shares are fair', Math.max(...shares) - Math.min(...shares) <= 1, shares);
  });

  await walk.step('发布', 'published', async () => {
    const published = await operator.post(`rosters/${week.id}/publish`, { version: week.version });
    same('state, seats that had to stay open', [published.roster.state, published.blocked], ['published', []]);
    week = published.roster;
  });

  const mine = await walk.step('志愿者看到自己的班次', 'a volunteer sees the own shifts', async () => {
    const own = await found.learner.get('shifts/mine');
    const expected = week.shifts.filter((shift) =>
      shift.seats.some((seat) => seat.assignment?.volunteer.id === learner.volunteerId),
    );
    same('shifts', own.map((one) => one.shift.id).sort(), expected.map((one) => one.id).sort());
    same('they count on me', [...new Set(own.map((one) => one.state))], ['confirmed']);
    await people.message(learner.phone, 'rosterPublished');
    return own;
  });

  const cover = await walk.step(
    '“我来不了”：岗位空出，寻找替班',
    '“I can’t come” frees the seat and asks for cover',
    async () => {
      const excused = await found.learner.post(`assignments/${mine[0].assignmentId}/cannot-come`, { reason: 'health' });
      same('state', excused.state, 'excused');
      return eventually('people are asked for cover', 20, async () => {
        const open = await operator.get('cover-requests');
        const one = open.find((request) => request.id === excused.coverRequestId);
        return one && one.asked.length > 0 && one;
      });
    },
  );

  await walk.step('另一人接班', 'another takes it', async () => {
    const names = new Map(found.volunteers.map((one) => [one.volunteerId, one]));
    holds(
      'who is absent is not asked',
      cover.asked.every((one) => one.volunteer.id !== learner.volunteerId),
      cover,
    );
    const asked = there('someone who is asked', names.get(cover.asked[0].volunteer.id), cover);
    await people.message(asked.phone, 'coverAsked');
    const helper = asked === found.volunteers[1] ? found.mover : await people.signIn(asked);
    same(
      'the question',
      (await helper.get('cover-requests/mine')).map((one) => one.coverRequestId),
      [cover.id],
    );
    const taken = await helper.post(`cover-requests/${cover.id}/take`);
    const shift = await operator.get(`shifts/${taken.shift.id}`);
    const holder = shift.seats.find((one) => one.id === taken.seatId)?.assignment?.volunteer.id;
    same('who holds the seat now', holder, asked.volunteerId);
    same('open questions', (await operator.get('cover-requests')).length, 0);
    found.helpers = new Map([
      [asked.volunteerId, helper],
      [learner.volunteerId, found.learner],
      [found.volunteers[1].volunteerId, found.mover],
    ]);
  });
}

/** YYYY-MM-DD, so many days from now. */
function dayFrom(days) {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}

/** At least a day ahead, so that every shift of the week is still to come wherever the county lies. */
function nextMonday() {
  let date = new Date(Date.now() + 2 * day);
  while (date.getUTCDay() !== 1) date = new Date(date.getTime() + day);
  return date.toISOString().slice(0, 10);
}
