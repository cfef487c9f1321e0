import type { Shape } from '../../app/api.js';
import type { Words } from '../../app/words.js';

/** Hundredths as people write points. */
export function pointsOf(hundredths: number): string {
  return String(hundredths / 100);
}

/** 2026-09 in words. */
export function monthOf({ t }: Words, month: string): string {
  return t('recognition.monthOf', { year: month.slice(0, 4), month: Number(month.slice(5)) });
}

/** How one summand came about. */
export function partOf({ t, label }: Words, part: Shape<'PartView'>): string {
  const { measure, counted, amount, upTo, sum } = part;
  const points = pointsOf(part.points);
  const known = ['shifts', 'missions', 'trainings'].includes(measure);
  const words =
    measure === 'hours'
      ? t('recognition.parts.hours', { hours: Math.floor(counted / 60), minutes: counted % 60, points })
      : t(`recognition.parts.${known ? measure : 'other'}`, {
          what: label(part.label) || measure,
          count: counted,
          points,
        });
  const capped = upTo !== undefined && counted < amount ? t('recognition.capped', { count: upTo }) : '';
  return t('recognition.sum', { part: words + capped, sum: pointsOf(sum) });
}
