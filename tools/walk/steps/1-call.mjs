import { holds, same } from '../tell.mjs';

const day = 24 * 3_600_000;
export const teamTypes = {
  rescue: 'maple-grove.rescue',
  patrol: 'maple-grove.river-patrol',
  armband: 'maple-grove.red-armband',
};
/** Seats of the call: fewer than the spreadsheet has people, so that the rest wait. */
export const seats = { rescue: 3, patrol: 150 };

/** The county gets its areas and teams; a call is written, put right, published, closed and opened again. */
export async function call({ walk, house, found }) {
  const { operator, countyAdmin, visitor } = house;
  walk.chapter('1', '招募令', 'The call');

  await walk.step('辖区与队伍', 'areas and teams', async () => {
    const area = (parentId, level, name, centre) => countyAdmin.post('areas', { parentId, level, name, centre });
    const county = await area(undefined, 'county', '演练县', { latitude: 29.72, longitude: 120.23 });
    const town = await area(county.id, 'town', '演练镇', { latitude: 29.8, longitude: 120.4 });
    found.village = await area(town.id, 'village', '演练村', { latitude: 29.806, longitude: 120.405 });
    found.grid = await area(found.village.id, 'grid', '演练村第一网格', { latitude: 29.807, longitude: 120.406 });
    const team = (name, typeCode) =>
      operator.post('teams', { name, typeCode, areaId: town.id, base: { latitude: 29.801, longitude: 120.401 } });
    found.patrolTeam = await team('河道巡防演练队', teamTypes.patrol);
    found.rescueTeam = await team('应急救援演练队', teamTypes.rescue);
  });

  await walk.step('没有风险告知的招募令被拒绝', 'a call without a risk notice is refused', () =>
    operator.refused('A call without risk notice', ['POST', 'calls', { ...draft(), riskNotice: '' }], {
      status: 400,
      code: 'request.invalid',
      field: 'riskNotice',
    }),
  );

  let one = await walk.step('建立草稿', 'a draft is written', () => operator.post('calls', draft()));
  same('state of a new call', one.state, 'draft');

  await walk.step('草稿对外不可见', 'a draft is not shown to visitors', async () => {
    await visitor.refused('A draft', ['GET', house.public(`calls/${one.id}`)], {
      status: 404,
      code: 'request.notFound',
    });
  });

  one = await walk.step('修改', 'it is put right', () =>
    operator.patch(`calls/${one.id}`, { version: one.version, title: '红枫林招募令（演练）', location: '演练镇' }),
  );
  await operator.refused(
    'A change of what was read before',
    ['PATCH', `calls/${one.id}`, { version: 1, title: '旧' }],
    {
      status: 409,
      code: 'request.stale',
    },
  );

  await walk.step(
    '发布，对外带风险告知与两支队伍的表单',
    'published: with the risks and the forms of both team types',
    async () => {
      await operator.post(`calls/${one.id}/publish`);
      const [listed] = await visitor.get(house.public('calls'));
      same('the published call in the list', listed?.id, one.id);
      const shown = await visitor.get(house.public(`calls/${one.id}`));
      same('risk notice', shown.riskNotice, draft().riskNotice);
      same('phase', shown.phase, 'open');
      const fields = Object.fromEntries(
        shown.teamTypes.map((type) => [
          type.code,
          Object.keys(type.form.schema?.properties ?? type.form.properties ?? {}),
        ]),
      );
      holds(
        'the rescue form asks how far one swims',
        fields[teamTypes.rescue]?.includes('swimMetres'),
        shown.teamTypes,
      );
      holds('the patrol form asks for the stretch', fields[teamTypes.patrol]?.includes('stretch'), shown.teamTypes);
      found.consent = shown.consent;
    },
  );

  await walk.step('关闭，再重新开放', 'closed, and opened again', async () => {
    await operator.post(`calls/${one.id}/close`);
    same('phase of a closed call', (await operator.get(`calls/${one.id}`)).phase, 'ended');
    await operator.post(`calls/${one.id}/reopen`, { closesAt: new Date(Date.now() + 30 * day).toISOString() });
    same('phase of a reopened call', (await visitor.get(house.public(`calls/${one.id}`))).phase, 'open');
  });
  found.call = await operator.get(`calls/${one.id}`);
}

function draft() {
  return {
    title: '红枫林招募令',
    content: '招募应急救援与河道巡防志愿者，经审核、培训后编入队伍。',
    riskNotice: '水边和夜间工作有溺水、滑跌的危险；上岗前必须完成培训并办理意外险。',
    closesAt: new Date(Date.now() + 20 * day).toISOString(),
    teamTypes: [
      { code: teamTypes.rescue, seats: seats.rescue },
      { code: teamTypes.patrol, seats: seats.patrol },
    ],
  };
}
