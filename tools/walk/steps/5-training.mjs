import { holds, pause, same, there } from '../tell.mjs';

const hour = 3_600_000;
const day = 24 * hour;
/** A reminder falls due this long after the session was entered, in milliseconds. */
const soon = 5_000;

/** Volunteers enrol, are reminded once each, learn of moves, pass, and hold a certificate that ends. */
export async function training({ walk, house, people, found }) {
  const { operator, trainer, accounts } = house;
  const [learner, mover] = found.volunteers;
  walk.chapter('5', '培训', 'Training');

  const course = await walk.step('课程：授予水域安全资质', 'a course that grants the water-safety certificate', () =>
    operator.post('training/courses', {
      title: '水域安全与救援竹竿使用',
      content: '识别险段、使用救援竹竿、岸上施救。',
      qualificationCode: 'maple-grove.river-safety',
      requiredBy: ['maple-grove.river-patrol'],
    }),
  );
  const schedule = (place, startsIn) => {
    const startsAt = house.now() + startsIn;
    const times = { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + hour).toISOString() };
    return operator.post('training/sessions', {
      courseId: course.id,
      place,
      ...times,
      capacity: 10,
      trainerAccountId: accounts.trainer,
    });
  };

  [found.learner, found.mover] = await walk.step(
    '志愿者凭手机验证码登录',
    'volunteers sign in by phone code',
    async () => [await people.signIn(learner), await people.signIn(mover)],
  );

  const [moved, cancelled] = await walk.step(
    '报名两场，将被改期和取消',
    'enrolled in two sessions, one to be moved, one to be cancelled',
    async () => {
      const sessions = [await schedule('改期场地', 3 * day), await schedule('取消场地', day + soon + 2_000)];
      for (const { id } of sessions) await found.mover.post(`training/sessions/${id}/enrol`);
      return sessions;
    },
  );

  await walk.step('改期、取消：告知并重排提醒', 'moved and cancelled: told, and the reminders follow', async () => {
    const startsAt = house.now() + 2 * hour + soon;
    await operator.post(`training/sessions/${moved.id}/move`, {
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + hour).toISOString(),
      version: moved.version,
    });
    await operator.post(`training/sessions/${cancelled.id}/cancel`, { reason: '演练取消' });
  });

  const began = performance.now();
  await walk.step(
    '报名 7 天、1 天、2 小时后（加五秒）的三场',
    'enrolled in three sessions: 7 d, 1 d and 2 h ahead, plus five seconds',
    async () => {
      for (const [place, startsIn] of [
        ['七天', 7 * day],
        ['一天', day],
        ['两小时', 2 * hour],
      ]) {
        const session = await schedule(`${place}后的场地`, startsIn + soon);
        const enrolment = await found.learner.post(`training/sessions/${session.id}/enrol`);
        same('state of the enrolment', enrolment.state, 'enrolled');
      }
    },
  );

  const now = await walk.step('现在开始的一场：点名，通过', 'one that starts now: roll call, passed', async () => {
    const session = await schedule('现场', -1_000);
    const { id: enrolmentId } = await found.learner.post(`training/sessions/${session.id}/enrol`);
    await found.learner.refused(
      'Volunteers record no results',
      ['POST', `training/sessions/${session.id}/results`, { entries: [{ enrolmentId, passed: true }] }],
      {
        status: 403,
        code: 'access.denied',
      },
    );
    await trainer.post(`training/sessions/${session.id}/attendance`, { entries: [{ enrolmentId, attended: true }] });
    const [result] = await trainer.post(`training/sessions/${session.id}/results`, {
      entries: [{ enrolmentId, passed: true }],
    });
    same('state of the enrolment', result.state, 'passed');
    return result;
  });

  await walk.step('资质已颁发，有截止日期', 'the certificate is issued and has an end', async () => {
    const own = await found.learner.get('me/volunteer');
    const held = there(
      'the certificate of the course',
      own.qualifications.find((one) => one.id === now.qualificationId),
      own,
    );
    same('what it certifies', held.code, 'maple-grove.river-safety');
    const months = (new Date(held.validTo) - new Date(held.validFrom)) / day;
    holds('it is valid for a year', months > 360 && months < 370, held);
  });

  await walk.step('三条提醒各到一次', 'the three reminders come, once each', async () => {
    const texts = async (phone) => (await people.messages(phone, 'sessionReminder')).map((one) => one.text);
    let got = [];
    for (let tries = 0; tries < 100 && got.length < 3; tries++) {
      got = await texts(learner.phone);
      await pause(0.2);
    }
    for (const place of ['七天', '一天', '两小时']) {
      const count = got.filter((text) => text.includes(`${place}后的场地`)).length;
      same(`reminders of the session ${place}`, count, 1);
    }
    holds('they come when they are due', performance.now() - began > soon - 2_000, performance.now() - began);
    // Time for one too many to arrive.
    await pause(3);
    same('reminders in all', (await texts(learner.phone)).length, 3);
  });

  await walk.step(
    '改期的按新时间提醒一次，取消的不提醒',
    'the moved one reminds at its new time, the cancelled one does not',
    async () => {
      const all = await people.messages(mover.phone);
      const count = (template, place) =>
        all.filter((one) => one.template === `messages.${template}` && one.text.includes(place)).length;
      same(
        'told of the move, of the cancellation',
        [count('sessionMoved', '改期场地'), count('sessionCancelled', '已取消')],
        [1, 1],
      );
      same(
        'reminders: moved, cancelled',
        [count('sessionReminder', '改期场地'), count('sessionReminder', '取消场地')],
        [1, 0],
      );
    },
  );
}
