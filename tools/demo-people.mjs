// The invented people of the demonstration sign-ups. Everything follows from the seed; nothing from the clock.

/** No address code is 999999 and the phone segment 154 belongs to nobody: see libs/forms/src/identity. */
const ID_PREFIX = '999999';
const PHONE_PREFIX = '1540';

export const COUNT = 336;
const RESCUERS = 128;

/** The headings: first what every sign-up has, then the fields of the two team types as maple-grove names them. */
export const COLUMNS = [
  '姓名',
  '证件类型',
  '证件号码',
  '手机号码',
  '报名队伍',
  '居住村社',
  '专长',
  '能连续游泳的距离(米)',
  '救援或急救经历',
  '自备车辆',
  '河段',
  '晚上能参加巡防',
  '会游泳',
  '纸质同意书日期',
  '备注',
];

export const RESCUE = '应急救援队';
export const RIVER_PATROL = '河道巡防队';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  '欧阳',
  '上官',
  '诸葛',
];
// Names of seasons, hills and water: somebody could bear them, and it shows that nobody does.
const GIVEN = [
  '枫晚',
  '望溪',
  '知秋',
  '听泉',
  '红叶',
  '问樵',
  '晓岚',
  '溪声',
  '竹青',
  '望山',
  '霜林',
  '秋实',
  '云归',
  '松间',
  '石泉',
  '采薇',
  '临川',
  '渡舟',
  '山月',
  '晴岚',
  '拾穗',
  '半夏',
  '清浅',
  '远帆',
  '春耕',
  '立夏',
  '惊蛰',
  '谷雨',
  '白露',
  '初霁',
  '桥东',
  '桥西',
  '枫桥',
  '枫溪',
  '枫江',
  '枫林',
  '渔火',
  '归雁',
  '南山',
  '北渚',
  '水生',
  '稻花',
  '荷风',
  '竹溪',
  '柳岸',
  '青禾',
  '麦秋',
  '秋水',
  '江月',
  '雨林',
  '晚舟',
  '星野',
  '松涛',
  '杏村',
];
const SINGLE = [...'枫溪霜禾岚舟樵泉澜荻'];
const AREAS = [
  '枫桥镇枫源村',
  '枫桥镇杜黄新村',
  '枫桥镇栎江村',
  '枫桥镇新择湖村',
  '枫桥镇集镇',
  '赵家镇',
  '东和乡',
  '浣东街道',
  '暨阳街道',
  '店口镇',
];
const SPECIALTIES = [
  '应急救援',
  '应急救援',
  '应急救援',
  '应急救援',
  '应急救援',
  '应急救援',
  '工程造价',
  '工程造价',
  '工程造价',
  '工程造价',
  '法律',
  '法律',
  '法律',
  '法律',
  '法律',
  '法律',
];
const EXPERIENCE = [
  '参加过镇里的防汛值守',
  '持有救护员证',
  '退役军人,参加过抗洪',
  '水上救生员三年',
  '景区搜救志愿者',
  '社区应急队队员',
];
const NOTES = ['', '', '', '', '周末更方便', '在镇上开店,白天也能来', '希望和家人同队', '夜班多,请提前通知'];

/**
 * A small generator of pseudo-random numbers (mulberry32): the same seed gives the same people on every machine.
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

/** @typedef {ReturnType<typeof randomFrom>} Random */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A number after GB 11643-1999 that nobody holds.
 * @param {string} birth YYYYMMDD
 * @param {number} sequence 0 to 999
 */
export function inventedId(birth, sequence) {
  const body = `${ID_PREFIX}${birth}${String(sequence).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

/** @param {number} number 0 to 9,999,999 */
export function inventedPhone(number) {
  return `${PHONE_PREFIX}${String(number).padStart(7, '0')}`;
}

/**
 * Eighteen to eighty on 1 January 2026: both team types do dangerous work, which minors may not.
 * @param {Random} random
 */
function birthday(random) {
  const age = random.chance(0.8) ? 22 + random.below(38) : 19 + random.below(61);
  const day = new Date(Date.UTC(2025 - age, 0, 1 + random.below(365)));
  return day.toISOString().slice(0, 10).replaceAll('-', '');
}

/**
 * @param {Random} random
 * @param {Set<string>} taken
 */
function freshName(random, taken) {
  for (;;) {
    const name = random.pick(SURNAMES) + (random.chance(0.15) ? random.pick(SINGLE) : random.pick(GIVEN));
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Ways in which people write the same number. */
function writtenPhone(random, phone) {
  const groups = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  return random.chance(0.9) ? phone : random.pick([groups, `+86 ${groups}`, groups.replaceAll(' ', '-')]);
}

/** A few rows that are rare and right, so that the file is as untidy as a real one. */
const RARE = {
  5: (person) => ({ ...person, 姓名: '阿依努尔·枫晚', 证件类型: '居民身份证' }),
  40: (person) => ({ ...person, 姓名: '赵　枫' }),
  77: (person) => ({ ...person, 证件类型: '护照', 证件号码: 'E99000077' }),
  78: (person) => ({ ...person, 证件类型: '港澳居民居住证', 证件号码: '810000999900000078' }),
  79: (person) => ({ ...person, 证件类型: '台湾居民居住证', 证件号码: '830000999900000079' }),
  120: (person) => ({ ...person, 证件号码: inventedId('19880229', 120) }),
  201: (person) => ({ ...person, 证件号码: inventedId('20000229', 201) }),
  260: (person) => ({ ...person, 姓名: '枫' }),
};

/**
 * @param {number} seed
 * @returns {Record<string, string>[]} one record a person, by heading
 */
export function inventPeople(seed) {
  const random = randomFrom(seed);
  const names = new Set(['赵枫']);
  const specialists = new Map();
  while (specialists.size < SPECIALTIES.length) {
    const index = random.below(COUNT);
    if (!specialists.has(index)) specialists.set(index, SPECIALTIES[specialists.size]);
  }
  return Array.from({ length: COUNT }, (_, index) => {
    const person = inventPerson(random, names, index, specialists.get(index) ?? '');
    return RARE[index]?.(person) ?? person;
  });
}

/**
 * @param {Random} random
 * @param {Set<string>} names
 * @param {number} index
 * @param {string} specialty
 */
function inventPerson(random, names, index, specialty) {
  const rescuer = specialty === '应急救援' || (index * RESCUERS) % COUNT < RESCUERS;
  const id = inventedId(birthday(random), index);
  return {
    姓名: freshName(random, names),
    证件类型: '居民身份证',
    证件号码: id.endsWith('X') && random.chance(0.5) ? id.toLowerCase() : id,
    手机号码: writtenPhone(random, inventedPhone(3_000_000 + index * 17 + random.below(17))),
    报名队伍: rescuer ? RESCUE : RIVER_PATROL,
    居住村社: random.pick(AREAS),
    专长: specialty,
    ...(rescuer ? rescueAnswers(random, specialty) : patrolAnswers(random)),
    纸质同意书日期: new Date(Date.UTC(2026, 0, 5 + random.below(60))).toISOString().slice(0, 10),
    备注: random.pick(NOTES),
  };
}

/** @param {Random} random */
function rescueAnswers(random, specialty) {
  return {
    '能连续游泳的距离(米)': String(random.chance(0.2) ? 0 : 50 * (1 + random.below(40))),
    救援或急救经历: specialty === '应急救援' || random.chance(0.4) ? random.pick(EXPERIENCE) : '',
    自备车辆: random.chance(0.6) ? '是' : '否',
    河段: '',
    晚上能参加巡防: '',
    会游泳: '',
  };
}

/** @param {Random} random */
function patrolAnswers(random) {
  return {
    '能连续游泳的距离(米)': '',
    救援或急救经历: '',
    自备车辆: '',
    河段: random.pick(['上游', '中游', '下游']),
    晚上能参加巡防: random.chance(0.75) ? '是' : '否',
    会游泳: random.chance(0.7) ? '是' : '否',
  };
}
