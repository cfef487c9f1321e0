import { answer, staffApi, volunteerApi } from './api.js';

/** What is going on when pictures are taken: places of the demo county, people of nobody. */
const calls = [
  {
    summary: '河边护栏松动，有孩子在旁边玩',
    place: '枫源堰坝东侧',
    category: 'hazard',
    latitude: 29.8232,
    longitude: 120.449,
    as: 'on-scene',
  },
  {
    summary: '老人出门散步没回来，穿蓝布衫',
    place: '枫溪大桥头',
    category: 'lost-person',
    latitude: 29.8052,
    longitude: 120.3972,
    as: 'offered',
  },
  {
    summary: '路灯不亮，下坡有台阶',
    place: '杜黄新村村委会后面',
    category: 'street-light',
    latitude: 29.789,
    longitude: 120.431,
    as: 'new',
  },
] as const;

/** An evening at the station: one team is there, one is being asked, one call has just come in. */
export async function busyEvening(): Promise<void> {
  const liaison = await staffApi('liaison');
  for (const { as, ...call } of calls) {
    const { id } = await answer(
      liaison.POST('/api/v1/incidents', { body: { source: 'hotline', emergency: false, ...call } }),
    );
    if (as === 'new') continue;
    const params = { path: { id } };
    await answer(liaison.POST('/api/v1/incidents/{id}/offers', { params, body: {} }));
    if (as === 'offered') continue;
    const { missions } = await answer(liaison.GET('/api/v1/incidents/{id}', { params }));
    const mission = { path: { id: missions[0]?.id ?? '' } };
    await answer(liaison.POST('/api/v1/missions/{id}/answer', { params: mission, body: { accepted: true } }));
    await answer(liaison.POST('/api/v1/missions/{id}/en-route', { params: mission }));
    await answer(liaison.POST('/api/v1/missions/{id}/arrive', { params: mission }));
  }
}

/** Somebody of the demo county who has a shift before them. @throws Error when nobody has */
export async function phoneOfSomebodyOnDuty(): Promise<string> {
  for (let number = 1; number <= 10; number++) {
    const phone = `154010000${String(number).padStart(2, '0')}`;
    const shifts = await answer((await volunteerApi(phone)).GET('/api/v1/shifts/mine'));
    if (shifts.length > 0) return phone;
  }
  throw new Error('Nobody of the demo county has a shift.');
}
