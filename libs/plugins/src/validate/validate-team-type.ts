import { firstUncoveredMinute, type ShiftPattern, weekdays } from '../define/shift-pattern.js';
import { checkAssessment, checkBounds } from './validate-assessment.js';
import { checkForm } from './validate-form.js';
import { isRecord, type Problems, show } from './problems.js';

const teamTypeKeys = [
  'code',
  'form',
  'requires',
  'shifts',
  'posts',
  'probation',
  'patrol',
  'rankForDispatch',
  'eligibility',
  'assess',
  'assessBounds',
];
const requirementKeys = ['qualifications', 'minAge', 'maxAge', 'insurance', 'danger', 'youth'];
/** `<plugin id>.<code>`: whether that plugin has it is checked when all are loaded. */
const fullName = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;
/** Nobody under 18 is on duty from 22:00 to 06:00 (domain rules on minors). */
const nightStart = 22 * 60;
const nightEnd = 6 * 60;

/** Checks one team type; `catalogue` are the qualification codes of the plugin itself. */
export function checkTeamType(
  problems: Problems,
  path: string,
  teamType: Record<string, unknown>,
  catalogue: readonly string[],
): void {
  problems.unknownKeys(path, teamType, teamTypeKeys);
  problems.kebab(`${path}.code`, teamType.code);
  checkForm(problems, `${path}.form`, teamType.form);
  checkRequirements(problems, `${path}.requires`, teamType.requires, catalogue);
  if (teamType.shifts !== undefined)
    checkShifts(problems, `${path}.shifts`, teamType.shifts, teamType.requires, catalogue);
  if (teamType.posts !== undefined) checkPosts(problems, `${path}.posts`, teamType.posts);
  if (teamType.probation !== undefined) checkProbation(problems, `${path}.probation`, teamType.probation);
  checkPolicy(problems, `${path}.rankForDispatch`, teamType.rankForDispatch);
  checkRule(problems, `${path}.eligibility`, teamType.eligibility);
  checkAssessment(problems, `${path}.assess`, teamType.assess);
  checkBounds(problems, `${path}.assessBounds`, teamType.assessBounds, teamType.assess);
}

function checkRequirements(problems: Problems, path: string, requires: unknown, catalogue: readonly string[]): void {
  if (!isRecord(requires)) {
    problems.add(path, 'is missing: write { qualifications: [], minAge: 18, insurance: true }.');
    return;
  }
  problems.unknownKeys(path, requires, requirementKeys);
  if (requires.qualifications === undefined) problems.add(`${path}.qualifications`, 'is missing: write [] for none.');
  checkNeeded(problems, `${path}.qualifications`, requires.qualifications, catalogue);
  const youngest = problems.whole(`${path}.minAge`, requires.minAge, 0, 120) ? (requires.minAge as number) : undefined;
  if (requires.maxAge !== undefined) problems.whole(`${path}.maxAge`, requires.maxAge, youngest ?? 0, 120);
  problems.flag(`${path}.insurance`, requires.insurance, true);
  problems.flag(`${path}.danger`, requires.danger);
  problems.flag(`${path}.youth`, requires.youth);
  checkSafety(problems, path, requires, youngest);
}

function checkNeeded(problems: Problems, path: string, codes: unknown, catalogue: readonly string[]): void {
  problems.items(path, codes).forEach((code, index) => {
    if (typeof code === 'string' && (catalogue.includes(code) || fullName.test(code))) return;
    problems.add(
      `${path}[${index}]`,
      `is ${show(code)}, which nobody issues: add it to the plugin's qualifications, or name another plugin's in full, such as "maple-grove.first-aid".`,
    );
  });
}

/** What no county may declare otherwise: 志愿服务条例 17 (insurance) and the regulations on minors. */
function checkSafety(
  problems: Problems,
  path: string,
  requires: Record<string, unknown>,
  minAge: number | undefined,
): void {
  if (requires.danger === true && minAge !== undefined && minAge < 18) {
    problems.add(
      `${path}.minAge`,
      'is under 18 for dangerous work: rescue and water work is for adults, write 18 or more.',
    );
  }
  if (requires.danger === true && requires.insurance === false) {
    problems.add(`${path}.insurance`, 'is false for dangerous work: accident insurance is a hard gate, write true.');
  }
  if (requires.danger === true && requires.youth === true) {
    problems.add(`${path}.youth`, 'is true for dangerous work: split it into two team types.');
  }
  if (requires.youth !== true && minAge !== undefined && minAge < 14) {
    problems.add(`${path}.minAge`, 'is under 14: set youth: true, or raise it to 14.');
  }
}

/** Checks the pattern's slots, and that it covers what it says it covers. */
export function checkShifts(
  problems: Problems,
  path: string,
  pattern: unknown,
  requires: unknown,
  catalogue: readonly string[],
): void {
  if (!isRecord(pattern) || !Array.isArray(pattern.slots)) {
    problems.add(path, 'is no shift pattern: use roundTheClock({ … }), evenings({ … }) or weekly([ … ]).');
    return;
  }
  const before = problems.list.length;
  problems.oneOf(`${path}.covers`, pattern.covers, ['day-and-night', 'slots']);
  if (pattern.slots.length === 0) problems.add(path, 'has no shift: check the hours, they must divide 24.');
  const youth = isRecord(requires) && requires.youth === true;
  for (const [at, slot] of problems.records(`${path}.slots`, pattern.slots)) {
    checkSlot(problems, at, slot, youth);
    checkSeats(problems, `${at}.seats`, slot, catalogue);
  }
  if (problems.list.length > before || pattern.covers !== 'day-and-night') return;
  const gap = firstUncoveredMinute(pattern as unknown as ShiftPattern);
  if (gap === undefined) return;
  const day = weekdays[Math.floor(gap / 1440)];
  problems.add(
    path,
    `leaves nobody on duty on ${day} at ${clockTime(gap % 1440)}: use hours that divide 24 (1, 2, 3, 4, 6, 8, 12, 24).`,
  );
}

function checkSlot(problems: Problems, path: string, slot: Record<string, unknown>, youth: boolean): void {
  problems.unknownKeys(path, slot, ['days', 'startMinute', 'minutes', 'crew', 'seats']);
  const days = problems.items(`${path}.days`, slot.days);
  if (days.length === 0) problems.add(`${path}.days`, `names no day: use ${weekdays.join(', ')}.`);
  days.forEach((day, index) => {
    problems.oneOf(`${path}.days[${index}]`, day, weekdays);
  });
  const start = problems.whole(`${path}.startMinute`, slot.startMinute, 0, 1439)
    ? (slot.startMinute as number)
    : undefined;
  const length = problems.whole(`${path}.minutes`, slot.minutes, 15, 1440) ? (slot.minutes as number) : undefined;
  problems.whole(`${path}.crew`, slot.crew, 1, 200);
  if (!youth || start === undefined || length === undefined) return;
  if (start < nightEnd || start + length > nightStart) {
    problems.add(path, 'is at night for a youth team: minors do no duty from 22:00 to 06:00, move it into the day.');
  }
}

function checkSeats(
  problems: Problems,
  path: string,
  slot: Record<string, unknown>,
  catalogue: readonly string[],
): void {
  const seats = problems.records(path, slot.seats);
  if (typeof slot.crew === 'number' && seats.length > slot.crew)
    problems.add(path, `names ${seats.length} seats of a crew of ${slot.crew}: raise crew, or name fewer.`);
  for (const [at, seat] of seats) {
    problems.unknownKeys(at, seat, ['qualifications']);
    checkNeeded(problems, `${at}.qualifications`, seat.qualifications, catalogue);
  }
}

/** A post is staffed by at least one person who must be there. */
function checkPosts(problems: Problems, path: string, posts: unknown): void {
  const patterns = problems.records(path, posts);
  for (const [at, pattern] of patterns) {
    problems.unknownKeys(at, pattern, ['code', 'leaders', 'members', 'helpers']);
    problems.kebab(`${at}.code`, pattern.code);
    problems.whole(`${at}.leaders`, pattern.leaders, 0, 5);
    problems.whole(`${at}.members`, pattern.members, 0, 50);
    problems.whole(`${at}.helpers`, pattern.helpers, 0, 50);
    if (pattern.leaders === 0 && pattern.members === 0)
      problems.add(at, 'needs nobody: ask for one leader or member at least.');
  }
  problems.unique(
    path,
    patterns.map(([, one]) => String(one.code)),
    'the code',
  );
}

function checkProbation(problems: Problems, path: string, probation: unknown): void {
  if (!isRecord(probation)) {
    problems.add(path, `is ${show(probation)}: write { shifts: 3 }.`);
    return;
  }
  problems.unknownKeys(path, probation, ['shifts']);
  problems.whole(`${path}.shifts`, probation.shifts, 0, 100);
}

/** A rule: the reasons that it may give, and the function that gives them. */
export function checkRule(problems: Problems, path: string, rule: unknown, example = '(question, people) => []'): void {
  if (rule === undefined) return;
  if (!isRecord(rule)) {
    problems.add(path, `is ${show(rule)}: write { reasons: [{ code: 'no-boat', fixableBy: 'volunteer' }], check: … }.`);
    return;
  }
  problems.unknownKeys(path, rule, ['reasons', 'check']);
  const reasons = problems.records(`${path}.reasons`, rule.reasons);
  if (reasons.length === 0) problems.add(`${path}.reasons`, 'is empty: name the reasons that the rule may give.');
  for (const [at, reason] of reasons) {
    problems.unknownKeys(at, reason, ['code', 'fixableBy']);
    problems.kebab(`${at}.code`, reason.code);
    problems.oneOf(`${at}.fixableBy`, reason.fixableBy, ['volunteer', 'operator', 'trainer', 'nobody']);
  }
  problems.unique(
    `${path}.reasons`,
    reasons.map(([, one]) => String(one.code)),
    'the code',
  );
  if (rule.check === undefined) problems.add(`${path}.check`, `is missing: write a function ${example}.`);
  else checkPolicy(problems, `${path}.check`, rule.check, example);
}

/** A pure function that answers at once. */
export function checkPolicy(
  problems: Problems,
  path: string,
  policy: unknown,
  example = '(incident, candidates) => nearest(candidates)',
): void {
  if (policy === undefined) return;
  if (typeof policy !== 'function') {
    problems.add(path, `is ${show(policy)}: write a function ${example}.`);
  } else if (policy.constructor.name !== 'Function') {
    problems.add(path, 'is asynchronous: a policy answers at once from its input, remove "async" and "function*".');
  }
}

function clockTime(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
