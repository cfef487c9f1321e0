import { invite } from '../staff.mjs';
import { holds, same, there } from '../tell.mjs';

/** Two people look at every recruit; who is refused reads why; who passes becomes a volunteer on probation. */
export async function vetting({ walk, house, people, found }) {
  const { operator, liaison, countyAdmin } = house;
  walk.chapter('4', '审核与录用', 'Vetting');

  await walk.step('候补中的人不能初审', 'who waits for a seat is not screened', async () => {
    const waiting = found.imported.find((one) => one.state === 'waitlisted');
    const request = ['POST', `applications/${waiting.id}/screening`, { outcome: 'pass' }];
    await operator.refused('Screening someone who waits', request, { status: 409, code: 'vetting.waitlisted' });
  });

  const [last, ...ids] = await walk.step('待办队列', 'the queue', async () => {
    const list = await operator.post('applications/search', {
      callId: found.call.id,
      search: found.patrol[0].number,
    });
    const first = there('the online recruit in the office’s list', list.items[0], list);
    const queue = await operator.get(`vetting/queue?stage=screening&callId=${found.call.id}&limit=200`);
    holds(
      'the recruit waits for screening',
      queue.items.some((one) => one.id === first.id),
      queue.items.length,
    );
    for (const one of [...found.patrol, found.refused, found.rescue])
      one.id ??= (await operator.post('applications/search', { search: one.number })).items[0].id;
    return [found.patrol.at(-1), ...found.patrol.slice(0, -1), found.rescue].map((one) => one.id);
  });

  await walk.step('初审：运营专员', 'screened by an operator', async () => {
    const { results } = await operator.post('vetting/bulk-screening', { outcome: 'pass', applicationIds: ids });
    same(
      'who could not be screened',
      results.filter((one) => !one.ok),
      [],
    );
  });

  await walk.step('运营专员不能做背景审核', 'the operator may not do the background review', () =>
    operator.refused(
      'A background review by the operator',
      ['POST', `applications/${ids[0]}/background-review`, { outcome: 'pass' }],
      {
        status: 403,
        code: 'access.denied',
      },
    ),
  );

  await walk.step('同一人不能既初审又背审（双人制）', 'nobody does both: the two-person rule', async () => {
    // Their roles would allow it; what holds them back is the rule.
    const both = await invite(house, { login: 'both', displayName: '演练双职', roles: ['operator', 'liaison'] });
    await both.post(`applications/${last}/screening`, { outcome: 'pass' });
    await operator.post(`applications/${last}/background-consent`, {});
    const request = ['POST', `applications/${last}/background-review`, { outcome: 'pass' }];
    await both.refused('The background review by who screened', request, { status: 422, code: 'vetting.samePerson' });
  });

  await walk.step('背景审核须本人单独同意', 'nobody is reviewed without their own consent to it', async () => {
    const [first, ...others] = ids;
    await liaison.refused(
      'A background review that nobody agreed to',
      ['POST', `applications/${first}/background-review`, { outcome: 'pass' }],
      { status: 422, code: 'vetting.consentNeeded' },
    );
    for (const id of [first, ...others]) await operator.post(`applications/${id}/background-consent`, {});
  });

  await walk.step('背景审核：联络民警', 'background review by the liaison', async () => {
    const { results } = await liaison.post('vetting/bulk-background-review', {
      outcome: 'pass',
      applicationIds: [...ids, last],
    });
    same(
      'who could not be reviewed',
      results.filter((one) => !one.ok),
      [],
    );
    const decisions = await countyAdmin.get(`applications/${ids[0]}/decisions`);
    same(
      'stages',
      decisions.map((one) => one.stage),
      ['screening', 'background-review'],
    );
    holds('two people decided', decisions[0].decidedBy !== decisions[1].decidedBy, decisions);
  });

  await walk.step('不予录用：本人可查原因', 'a refused recruit reads the reason', async () => {
    const reason = {
      outcome: 'fail',
      reasonCode: 'requirements-not-met',
      publicText: '晚间不能参加巡防，欢迎改报信息员。',
    };
    await operator.post(`applications/${found.refused.id}/screening`, { ...reason, note: '只供内部查看' });
    const { application } = await people.status(found.refused);
    same('state', application.state, 'refused');
    same('the reason that is shown', application.refusal, { code: reason.reasonCode, text: reason.publicText });
    holds('notes of the office stay there', !JSON.stringify(application).includes('只供内部查看'), application);
  });

  await walk.step(
    '录用：志愿者编号与见习队员',
    'accepted: a volunteer number and a membership on probation',
    async () => {
      found.volunteers = [];
      for (const recruit of found.patrol) found.volunteers.push(await accept(recruit, found.patrolTeam));
      found.rescuer = await accept(found.rescue, found.rescueTeam);
      holds(
        'numbers differ',
        new Set(found.volunteers.map((one) => one.number)).size === found.volunteers.length,
        found.volunteers,
      );
      const one = await operator.get(`volunteers/${found.volunteers[0].volunteerId}`);
      same('role and team', [one.memberships[0].role, one.memberships[0].teamId], ['probationer', found.patrolTeam.id]);
      const { items } = await operator.get(`teams/${found.patrolTeam.id}/members`);
      same('members of the team', items.length, found.patrol.length);
    },
  );

  async function accept({ name, phone, id }, team) {
    const answer = await operator.post(`applications/${id}/acceptance`, { teamId: team.id });
    same('account for the phone', answer.signIn, 'ready');
    return { name, phone, volunteerId: answer.volunteerId, number: answer.number };
  }
}
