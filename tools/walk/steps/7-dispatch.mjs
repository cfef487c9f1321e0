import { eventually, holds, same, there } from '../tell.mjs';

/** Longer than anybody may think before the next is asked (60 s), in seconds. */
const answerPatience = 75;

/** An emergency is handed over; a request goes to who may say no, until one accepts; another person calls back. */
export async function dispatch({ walk, house, people, found }) {
  const { operator, liaison, liaison2 } = house;
  walk.chapter('7', '派遣', 'Dispatch');

  await walk.step(
    '先问是否紧急：转 110/119/120，只留记录',
    'the first question: an emergency is handed over and only logged',
    async () => {
      const one = await liaison.post('incidents', { emergency: true, emergencyService: '119', source: 'hotline' });
      same('state, to whom', [one.state, one.emergencyService], ['handed-over', '119']);
      same('who would be asked', (await liaison.get(`incidents/${one.id}/candidates`)).teams, []);
      await liaison.refused('Offers for an emergency', ['POST', `incidents/${one.id}/offers`, {}], {
        status: 422,
        code: 'offers.emergency',
      });
    },
  );

  const reporter = people.invent();
  const request = (summary) => ({
    emergency: false,
    source: 'hotline',
    category: 'lost-person',
    summary,
    place: '演练堰坝',
    latitude: 29.806,
    longitude: 120.405,
    reporterPhone: reporter.phone,
  });
  const incident = await walk.step(
    '受理求助，找到辖区，号码打码',
    'a request is taken in: the area is found, numbers are masked',
    async () => {
      const one = await liaison.post('incidents', request(`老人沿河走失，家属电话 ${reporter.phone}`));
      same('state', one.state, 'open');
      holds(
        'the area is found',
        one.area.some((area) => area.id === found.village.id),
        one.area,
      );
      holds('the number is masked in the text', !one.summary.includes(reporter.phone) && one.masked.length > 0, one);
      return one;
    },
  );

  const candidates = await walk.step('候选人员与理由', 'candidates with reasons', async () => {
    const list = await liaison.get(`incidents/${incident.id}/candidates`);
    const team = there(
      'the patrol team',
      list.teams.find((one) => one.teamId === found.patrolTeam.id),
      list,
    );
    const able = team.candidates;
    same('who may go', able.length, found.volunteers.length - 1);
    holds(
      'each with reasons in words',
      able.every((one) => one.reasons.length > 0 && one.reasons.every((reason) => reason.text)),
      able,
    );
    const out = there(
      'who may not',
      team.excluded.find((one) => one.volunteerId === found.volunteers.at(-1).volunteerId),
      team.excluded,
    );
    same(
      'why',
      out.blockers.map((one) => one.code),
      ['eligibility.qualificationMissing'],
    );
    same('whom the system would ask first', list.suggested, { teamId: team.teamId, volunteerId: able[0].volunteerId });
    return able;
  });

  await walk.step('救援队无人符合，说明原因', 'in the rescue team nobody may go, and why', async () => {
    const list = await liaison.get(`incidents/${incident.id}/candidates?teamId=${found.rescueTeam.id}`);
    same('suggested', list.suggested, undefined);
    const codes = list.teams[0].excluded[0].blockers.map((one) => one.code);
    for (const code of ['eligibility.qualificationMissing', 'eligibility.insuranceMissing'])
      holds(`the reason ${code}`, codes.includes(code), codes);
    holds('and in words for the team', list.nobody.length > 0 && list.nobody.every((one) => one.text), list.nobody);
    await liaison.refused(
      'Asking one of them by name',
      ['POST', `incidents/${incident.id}/offers`, { volunteerId: found.rescuer.volunteerId }],
      {
        status: 422,
        code: 'offers.notEligible',
      },
    );
  });

  const names = new Map(found.volunteers.map((one) => [one.volunteerId, one]));
  const caller = async (volunteerId) => {
    const known = found.helpers.get(volunteerId);
    if (known) return known;
    const one = await people.signIn(there('the volunteer', names.get(volunteerId), volunteerId));
    found.helpers.set(volunteerId, one);
    return one;
  };
  const offered = async (incidentId) => {
    const { missions } = await liaison.get(`incidents/${incidentId}`);
    return missions.find((one) => one.state === 'offered');
  };

  const first = await walk.step('发出邀请，只问一人', 'offered, to one person', async () => {
    const { offered: made } = await liaison.post(`incidents/${incident.id}/offers`, {});
    same(
      'how many are asked, and who',
      made.map((one) => one.volunteerId),
      [candidates[0].volunteerId],
    );
    await people.message(names.get(made[0].volunteerId).phone, 'dispatchOffer');
    return made[0];
  });

  const second = await walk.step(
    '第一人婉拒，即问下一人',
    'the first declines, the next is asked at once',
    async () => {
      const one = await caller(first.volunteerId);
      const [own] = await one.get('missions/mine');
      holds('the place is not told before accepting', own.id === first.id && own.place === undefined, own);
      await one.post(`missions/${first.id}/decline`, { reason: '正在上班' });
      const next = there('an offer to the next', await offered(incident.id));
      same('who is asked next', next.volunteerId, candidates[1].volunteerId);
      return next;
    },
  );

  const third = await walk.step(
    '第二人未答复，到时再问第三人',
    'the second does not answer: after a minute the third is asked',
    () =>
      eventually(
        'the third is asked',
        answerPatience,
        async () => {
          const one = await offered(incident.id);
          return one && one.volunteerId !== second.volunteerId && one;
        },
        () => 'nobody asked after the second',
      ),
  );

  await walk.step('第三人接受、出发、到场', 'the third accepts, sets out, arrives', async () => {
    const { missions } = await liaison.get(`incidents/${incident.id}`);
    same('what became of the second offer', missions.find((one) => one.id === second.id).state, 'expired');
    const one = await caller(third.volunteerId);
    await one.post(`missions/${third.id}/accept`);
    const own = (await one.get('missions/mine')).find((mission) => mission.id === third.id);
    same('the place is told now', own.place, '演练堰坝');
    await one.post(`missions/${third.id}/en-route`);
    await one.post(`missions/${third.id}/arrive`);
    same('state of the incident', (await liaison.get(`incidents/${incident.id}`)).state, 'on-scene');
    const late = await caller(first.volunteerId);
    await late.refused('Accepting what was declined', ['POST', `missions/${first.id}/accept`], {
      status: 409,
      code: 'missions.notOffered',
    });
  });

  await walk.step('办结', 'closed', async () => {
    await liaison.post(`missions/${third.id}/done`, { outcome: 'handled' });
    const one = await liaison.get(`incidents/${incident.id}`);
    same('state', one.state, 'handled');
    same(
      'the timeline',
      one.timeline.map((event) => event.kind),
      [
        'received',
        'offered',
        'declined',
        'offered',
        'offer-expired',
        'offered',
        'accepted',
        'en-route',
        'arrived',
        'done',
      ],
    );
    const helper = await caller(third.volunteerId);
    const { items } = await helper.get('me/service-records');
    same('the mission is in the ledger', items.length, 1);
  });

  await walk.step(
    '第二起：撤回派遣，改派他人',
    'a second request: the mission is taken back and given to another',
    async () => {
      const one = await liaison.post('incidents', request('路灯不亮，行人摔倒，无需送医'));
      const {
        offered: [mission],
      } = await liaison.post(`incidents/${one.id}/offers`, { volunteerId: second.volunteerId, otherwise: 'nobody' });
      same('whom the liaison chose', mission.volunteerId, second.volunteerId);
      await liaison.post(`missions/${mission.id}/answer`, { accepted: true });
      same('state', (await liaison.get(`incidents/${one.id}`)).state, 'assigned');
      await liaison.post(`missions/${mission.id}/cancel`, { reason: '另有安排' });
      same('state after taking back', (await liaison.get(`incidents/${one.id}`)).state, 'open');
      const {
        offered: [again],
      } = await liaison.post(`incidents/${one.id}/offers`, { volunteerId: first.volunteerId });
      same('who is asked instead', again.volunteerId, first.volunteerId);
      const helper = await caller(first.volunteerId);
      await helper.post(`missions/${again.id}/accept`);
      await helper.post(`missions/${again.id}/arrive`);
      await helper.post(`missions/${again.id}/done`, { outcome: 'handled' });
      same('state at the end', (await liaison.get(`incidents/${one.id}`)).state, 'handled');
      found.incidents = [incident.id, one.id];
    },
  );

  await walk.step('第三起：取消', 'a third request is cancelled', async () => {
    const one = await liaison.post('incidents', request('误报'));
    await liaison.post(`incidents/${one.id}/offers`, {});
    same('state', (await liaison.post(`incidents/${one.id}/cancel`)).state, 'cancelled');
    same('open offers', await offered(one.id), undefined);
  });

  await walk.step('回访由另一人完成', 'another person calls back', async () => {
    const { items } = await liaison2.get('follow-ups');
    const task = there(
      'a call-back for the first request',
      items.find((one) => one.incidentId === incident.id),
      items,
    );
    await liaison.refused('Calling back oneself', ['POST', `follow-ups/${task.id}/take`], {
      status: 422,
      code: 'followUps.otherPerson',
    });
    await liaison2.post(`follow-ups/${task.id}/take`);
    same(
      'the number to call',
      (await liaison2.post(`incidents/${incident.id}/reveal-phone`, { reason: 'follow-up' })).phone,
      reporter.phone,
    );
    await liaison2.post(`follow-ups/${task.id}/done`, { satisfaction: 5 });
    same('state of the request', (await operator.get(`incidents/${incident.id}`)).state, 'closed');
  });

  await walk.step('不满意则重新受理', 'who is dissatisfied is heard again', async () => {
    const { items } = await liaison2.get('follow-ups');
    const task = there(
      'a call-back for the second request',
      items.find((one) => one.incidentId === found.incidents[1]),
      items,
    );
    await liaison2.post(`follow-ups/${task.id}/done`, { satisfaction: 1, note: '路灯仍未修好' });
    same('state of the request', (await operator.get(`incidents/${found.incidents[1]}`)).state, 'reopened');
  });
}
