import { randomUUID } from 'node:crypto';
import { holds, same } from '../tell.mjs';
import { seats, teamTypes } from './1-call.mjs';

const rescueAnswers = { swimMetres: 400, vehicle: true };
const patrolAnswers = { stretch: 'midstream', evenings: true, swims: true };

/** Recruits sign up without an account; seats fill, the rest wait in order, who withdraws makes room for the next. */
export async function signUp({ walk, house, people, found }) {
  const { operator, visitor } = house;
  const path = house.public(`calls/${found.call.id}/applications`);
  walk.chapter('2', '应征报名', 'Signing up');

  const body = (person, proof, teamType = teamTypes.rescue, answers = rescueAnswers) => ({
    teamType,
    name: person.name,
    documentType: 'resident-id',
    documentNumber: person.documentNumber,
    ...proof,
    answers,
    consent: { version: found.consent.version, accepted: true },
  });
  const online = async (person, ...rest) => {
    const answer = await visitor.post(path, body(person, await people.proof(person.phone, 'sign-up'), ...rest));
    return { ...person, ...answer };
  };
  const onPaper = async (person, teamType, answers) => {
    const { name, documentNumber, phone } = person;
    const paper = {
      callId: found.call.id,
      teamType,
      name,
      documentType: 'resident-id',
      documentNumber,
      phone,
      answers,
    };
    return { ...person, ...(await operator.post('applications', { ...paper, paperConsentOn: '2026-03-01' })) };
  };

  const first = people.invent();
  const proof = await walk.step('手机收到验证码', 'a code comes to the phone', () =>
    people.proof(first.phone, 'sign-up'),
  );

  await walk.step('证件号码校验位不对：指出字段', 'a wrong check digit is refused, and the field named', () =>
    visitor.refused(
      'A wrong check digit',
      ['POST', path, { ...body(first, proof), documentNumber: wrongDigit(first.documentNumber) }],
      {
        status: 400,
        code: 'request.invalid',
        field: 'documentNumber',
      },
    ),
  );
  await walk.step('队伍表单缺项、未同意告知：指出字段', 'so are missing answers and a missing consent', async () => {
    const answers = { vehicle: true };
    const consent = { version: found.consent.version, accepted: false };
    const input = { ...body(first, proof, teamTypes.rescue, answers), consent };
    const problem = await visitor.refused('A sign-up with gaps', ['POST', path, input], {
      status: 400,
      code: 'request.invalid',
      field: 'answers.swimMetres',
    });
    holds(
      'the consent is named too',
      problem.fields.some((one) => one.field === 'consent.accepted'),
      problem.fields,
    );
  });
  await walk.step('验证码错误', 'a wrong code is refused', () => {
    const code = proof.code === '000000' ? '000001' : '000000';
    return visitor.refused('A wrong code', ['POST', path, { ...body(first, proof), code }], {
      status: 422,
      code: 'access.codeWrong',
      field: 'code',
    });
  });

  const signedUp = await walk.step(
    '报名成功；同一请求重发得到同一答复',
    'signed up; the same request again is answered the same',
    async () => {
      const key = { 'idempotency-key': randomUUID() };
      const answer = await visitor.post(path, body(first, proof), key);
      same('state', answer.state, 'submitted');
      holds('an application number', answer.number.startsWith('HF-'), answer);
      same('the answer to the repeated request', await visitor.post(path, body(first, proof), key), answer);
      return { ...first, ...answer };
    },
  );

  await walk.step(
    '同一证件再次报名：拒绝，且不说是谁',
    'the same document again: refused, without saying who',
    async () => {
      const stranger = people.invent();
      const again = {
        ...body(stranger, await people.proof(stranger.phone, 'sign-up')),
        documentNumber: first.documentNumber,
      };
      const problem = await visitor.refused('A duplicate', ['POST', path, again], {
        status: 409,
        code: 'applications.duplicate',
      });
      const told = JSON.stringify(problem);
      for (const secret of [first.name, first.phone, first.documentNumber, signedUp.number])
        holds('the refusal names nobody', !told.includes(secret), told);
    },
  );

  const others = await walk.step('名额用完，其余按先后候补', 'seats fill, the rest wait in order', async () => {
    const made = [];
    for (let index = 1; index < seats.rescue + 2; index++) {
      // A phone gets one code a minute: who asks for another below has come on paper.
      made.push(
        index === 2 ? await online(people.invent()) : await onPaper(people.invent(), teamTypes.rescue, rescueAnswers),
      );
    }
    same(
      'states in order',
      made.map((one) => one.state),
      ['submitted', 'submitted', 'waitlisted', 'waitlisted'],
    );
    same(
      'places in the waitlist',
      made.slice(-2).map((one) => one.waitlistPosition),
      [1, 2],
    );
    return made;
  });
  const [leaver, accepted, next, last] = others;

  await walk.step('凭编号和验证码查询进度', 'the status page, by number and code', async () => {
    const { application } = await people.status(last);
    same('the number that is shown', application.number, last.number);
    same('place in the waitlist', application.waitlistPosition, 2);
    await house
      .as('someone with another number', 'nonsense')
      .refused('A session made up', ['GET', 'applications/mine'], {
        status: 401,
        code: 'access.signInNeeded',
      });
  });

  await walk.step('遗忘编号：凭手机验证码找回', 'a lost number is found by phone code', async () => {
    const found = await visitor.post(house.public('applications/find'), await people.proof(next.phone, 'status'));
    same(
      'numbers of this phone',
      found.applications.map((one) => one.number),
      [next.number],
    );
  });

  await walk.step('撤回报名，候补第一位自动递补', 'withdrawn, and the first who waits moves up', async () => {
    const { application, caller } = await people.status(leaver);
    const after = await caller.post(`applications/mine/${application.id}/withdraw`, {});
    same('state after the withdrawal', after.state, 'withdrawn');
    const promoted = await operator.get(`applications/${next.id}`);
    same('state of the first who waited', promoted.state, 'submitted');
    holds(
      'the timeline tells of it',
      promoted.timeline.some((one) => one.kind === 'promoted'),
      promoted.timeline,
    );
    same('place of the second', (await operator.get(`applications/${last.id}`)).waitlistPosition, 1);
  });

  await walk.step('河道巡防报名', 'sign-ups for river patrol', async () => {
    found.patrol = [];
    for (let index = 0; index < 6; index++)
      found.patrol.push(await onPaper(people.invent(), teamTypes.patrol, patrolAnswers));
    found.refused = await onPaper(people.invent(), teamTypes.patrol, patrolAnswers);
    for (let index = 0; index < 2; index++)
      found.patrol.push(await online(people.invent(), teamTypes.patrol, patrolAnswers));
    same('states', [...new Set(found.patrol.map((one) => one.state))], ['submitted']);
  });
  found.rescue = accepted;
}

/** The last character replaced by one that cannot be right. */
function wrongDigit(documentNumber) {
  return documentNumber.slice(0, -1) + (documentNumber.endsWith('1') ? '2' : '1');
}
