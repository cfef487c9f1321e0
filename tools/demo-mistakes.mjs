// A small sign-up file with mistakes, to see what the import says about each.
import { inventedId, inventedPhone, RESCUE, RIVER_PATROL } from './demo-people.mjs';

/** Each kind of mistake once, and beside them a few rows that only look like mistakes. The note says what is meant. */
export function inventMistakes() {
  let next = 0;
  const row = (note, change = {}) => {
    next += 1;
    const rescue = change.报名队伍 === RESCUE;
    return {
      姓名: `错例${'甲乙丙丁戊己庚辛壬癸'[next % 10]}${'子丑寅卯辰巳午未申酉戌亥'[next % 12]}`,
      证件类型: '居民身份证',
      证件号码: inventedId('19900101', 500 + next),
      手机号码: inventedPhone(9_000_000 + next),
      报名队伍: RIVER_PATROL,
      居住村社: '枫桥镇枫源村',
      专长: '',
      '能连续游泳的距离(米)': rescue ? '200' : '',
      救援或急救经历: '',
      自备车辆: rescue ? '是' : '',
      河段: rescue ? '' : '上游',
      晚上能参加巡防: rescue ? '' : '是',
      会游泳: rescue ? '' : '是',
      纸质同意书日期: '2026/3/5',
      备注: note,
      ...change,
    };
  };
  const id = inventedId('19900101', 600);
  const wrongCheck = id.slice(0, 17) + '10X98765432'[('10X98765432'.indexOf(id[17]) + 1) % 11];
  return [
    row('正确:生僻字姓名', { 姓名: '𠮷枫晚' }),
    row('正确:小写 x', { 证件号码: lowerX() }),
    row('正确:护照', { 证件类型: '护照', 证件号码: 'E99000999' }),
    row('错误:没有姓名', { 姓名: '' }),
    row('错误:姓名超过四十个字', { 姓名: '枫'.repeat(41) }),
    row('错误:姓名中有控制字符', { 姓名: '错\u0007例' }),
    row('错误:证件类型不认识', { 证件类型: '学生证' }),
    row('错误:证件号码末位校验码不对', { 证件号码: wrongCheck }),
    row('错误:证件号码只有十七位', { 证件号码: id.slice(0, 17) }),
    row('错误:出生日期是二月三十日', { 证件号码: inventedId('19900230', 601) }),
    row('错误:出生日期还没有到', { 证件号码: inventedId('20990101', 602) }),
    row('错误:证件号码被表格存成了数字', { 证件号码: '9.99999E+17' }),
    row('错误:未满十八周岁不能参加河道巡防', { 证件号码: inventedId('20120601', 603) }),
    row('错误:未满十四周岁', { 证件号码: inventedId('20150601', 604), 报名队伍: RESCUE }),
    row('错误:手机号码少一位', { 手机号码: '1540900000' }),
    row('错误:座机号码', { 手机号码: '0575-87000000' }),
    row('错误:没有这支队伍', { 报名队伍: '飞行队' }),
    row('错误:没有选河段', { 河段: '' }),
    row('错误:河段不在选项中', { 河段: '海边' }),
    row('错误:是否题写了别的', { 会游泳: '也许' }),
    row('错误:游泳距离不是数字', { 报名队伍: RESCUE, '能连续游泳的距离(米)': '约二百米' }),
    row('错误:游泳距离太大', { 报名队伍: RESCUE, '能连续游泳的距离(米)': '20000' }),
    row('错误:救援经历超过两千字', { 报名队伍: RESCUE, 救援或急救经历: '救'.repeat(2001) }),
    row('错误:没有纸质同意书日期', { 纸质同意书日期: '' }),
    row('错误:同意书日期不存在', { 纸质同意书日期: '2026/2/30' }),
    row('错误:同意书日期还没有到', { 纸质同意书日期: '2099-01-01' }),
    row('错误:证件号码与本文件第 4 行相同', { 证件类型: '护照', 证件号码: 'e99000999' }),
    row('错误:手机号码与本文件第 4 行相同', { 手机号码: `+86 ${inventedPhone(9_000_003)}` }),
  ];
}

/** The first invented number that ends in x, in lower case. */
function lowerX() {
  for (let sequence = 700; ; sequence += 1) {
    const id = inventedId('19850615', sequence);
    if (id.endsWith('X')) return id.toLowerCase();
  }
}
