import { isRecord, type Problems, show } from './problems.js';

/** More than anybody needs, and small enough that all sums stay whole numbers. */
const mostPoints = 1_000;
const boundKeys = ['least', 'most', 'upTo'];

/** Points per unit: none below nothing, since whoever declines or reports a fault must never lose any. */
export function checkAssessment(problems: Problems, path: string, assess: unknown): void {
  if (assess === undefined) return;
  if (!isRecord(assess)) {
    problems.add(path, 'must be an object of points per unit: { hours: 1 }.');
    return;
  }
  for (const [measure, points] of Object.entries(assess)) checkPoints(problems, `${path}.${measure}`, points);
}

/** Every bound belongs to a measure and lies around the plugin's own points. */
export function checkBounds(problems: Problems, path: string, bounds: unknown, assess: unknown): void {
  if (bounds === undefined) return;
  if (!isRecord(bounds)) {
    problems.add(path, 'must be an object of bounds: { hours: { least: 0.5, most: 2, upTo: 40 } }.');
    return;
  }
  const measures = isRecord(assess) ? assess : {};
  for (const [measure, bound] of Object.entries(bounds)) {
    const at = `${path}.${measure}`;
    const points = measures[measure];
    if (points === undefined) {
      problems.add(at, 'bounds a measure that assess does not weigh: name it there, too.');
      continue;
    }
    if (!isRecord(bound)) {
      problems.add(at, `is ${show(bound)}: write { least: 0.5, most: 2, upTo: 40 }.`);
      continue;
    }
    problems.unknownKeys(at, bound, boundKeys);
    if (bound.upTo !== undefined) problems.whole(`${at}.upTo`, bound.upTo, 1, 10_000);
    const { least = 0, most } = bound;
    const fine =
      checkPoints(problems, `${at}.least`, least) && (most === undefined || checkPoints(problems, `${at}.most`, most));
    if (!fine || typeof points !== 'number') continue;
    if ((least as number) > points || (most !== undefined && (most as number) < points))
      problems.add(at, `leaves out the plugin's own ${points}: let least ≤ ${points} ≤ most.`);
  }
}

function checkPoints(problems: Problems, path: string, points: unknown): boolean {
  if (typeof points !== 'number' || !Number.isFinite(points)) {
    problems.add(path, `is ${show(points)}: use a number of points per unit.`);
    return false;
  }
  if (points < 0) {
    problems.add(path, `is ${points}: an assessment never takes points away, use 0 or more.`);
    return false;
  }
  if (points > mostPoints || Math.abs(points * 100 - Math.round(points * 100)) > 1e-6) {
    problems.add(path, `is ${points}: use at most ${mostPoints} and two decimals.`);
    return false;
  }
  return true;
}
