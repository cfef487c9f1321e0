import { definePlugin, defineTeamType, form, leastRecentlyAsked, weekly, whole, yesNo } from '@redmaple/plugins';

const mediator = defineTeamType({
  code: 'mediator',
  form: form({ trader: yesNo(), years: whole({ min: 0, max: 60 }) }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  shifts: weekly([{ days: ['wed', 'sat'], from: '06:00', to: '14:00', crew: 2 }]),
  rankForDispatch: (_incident, candidates) => leastRecentlyAsked(candidates),
});

const zh = { 'market-post': '集市调解点', mediator: '集市调解队', trader: '做过牲畜买卖', years: '从业年数' };
const en = { 'market-post': 'Market post', mediator: 'Market mediators', trader: 'Livestock trader', years: 'Years' };
const about = { id: 'market-post', version: '1.0.0', requires: '^1.4', counties: ['621102'], owner: '李家堡镇' };

export default definePlugin({ ...about, licence: 'Apache-2.0', teamTypes: [mediator], labels: { 'zh-CN': zh, en } });
