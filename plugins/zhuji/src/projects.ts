import type { ProjectTemplate, TemplateIndicator } from '@redmaple/plugins';

/** The way of every seed: an agreement, a first try, the days it is shown to others and handed on to another county. */
const milestones = [
  { code: 'agreement', afterDays: 30 },
  { code: 'pilot', afterDays: 90 },
  { code: 'showcase', afterDays: 270 },
  { code: 'handed-on', afterDays: 360 },
] as const;

const reached = (target: number): TemplateIndicator => ({
  code: 'reached',
  unit: 'people-times',
  direction: 'up',
  baseline: 0,
  target,
});

const count = (code: string, target: number): TemplateIndicator => ({
  code,
  unit: 'times',
  direction: 'up',
  baseline: 0,
  target,
});

const seed = (code: string, ...indicators: readonly TemplateIndicator[]): ProjectTemplate => ({
  code,
  milestones,
  indicators,
});

/** The twelve seed projects: six by their published names, six by working titles. Targets are a beginning that a project changes. */
export const projectTemplates: readonly ProjectTemplate[] = [
  seed('guard-seedlings', reached(800), count('lessons', 20)),
  seed('young-patrol', reached(200), count('activities', 24)),
  seed('golden-mediators', reached(30), count('quarrels-settled', 60)),
  seed('against-violence', reached(300), count('lessons', 12)),
  // Published: 51 % less telecom fraud, so 49 of every 100 cases.
  seed('against-fraud', reached(2_000), {
    code: 'fraud-cases',
    unit: 'percent-of-last-year',
    direction: 'down',
    baseline: 100,
    target: 49,
  }),
  seed('rented-rooms', count('rooms-checked', 500), count('hazards-removed', 100)),
  // Published: 110 waters, and nobody drowned.
  seed('river-evenings', count('patrols', 300), {
    code: 'drownings',
    unit: 'people-times',
    direction: 'down',
    baseline: 0,
    target: 0,
  }),
  seed('pole-keepers', count('poles-checked', 1_200)),
  seed('lost-in-the-hills', reached(40), count('exercises', 6)),
  seed('street-helpers', count('small-things', 400)),
  seed('next-day-callers', count('visits', 500)),
  seed('teachers-of-the-grove', reached(336), count('lessons', 30)),
];
