import type { Shape } from '../../app/api.js';

/** A stage as far as a county sets it. */
export type Stage = Pick<
  Shape<'StageView'>,
  'code' | 'label' | 'roles' | 'dueDays' | 'validDays' | 'evidence' | 'autoAdvance'
>;

/** One thing that is other than before; `stage` is the stage as it is now, or was last. */
export interface PlanChange {
  readonly kind: 'added' | 'removed' | 'moved' | 'renamed' | 'roles' | 'due' | 'valid' | 'evidence' | 'auto';
  readonly stage: Stage;
  readonly before?: Stage;
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));

/** What a version of the stages does otherwise than the one before. */
export function changesOf(before: readonly Stage[], after: readonly Stage[]): PlanChange[] {
  const removed = before.filter(({ code }) => !after.some((one) => one.code === code));
  const kept = before.filter((one) => !removed.includes(one)).map(({ code }) => code);
  let next = 0;
  return [
    ...removed.map((stage): PlanChange => ({ kind: 'removed', stage })),
    ...after.flatMap((stage): PlanChange[] => {
      const old = before.find(({ code }) => code === stage.code);
      if (!old) return [{ kind: 'added', stage }];
      const change = (kind: PlanChange['kind'], is: boolean): PlanChange[] =>
        is ? [{ kind, stage, before: old }] : [];
      // It stands where another one stood: those that only followed it are not called moved.
      const moved = kept[next] !== stage.code;
      if (moved) kept.splice(kept.indexOf(stage.code), 1);
      else next++;
      return [
        ...change('moved', moved),
        ...change('renamed', old.label['zh-CN'] !== stage.label['zh-CN'] || old.label.en !== stage.label.en),
        ...change('roles', !sameSet(old.roles, stage.roles)),
        ...change('due', old.dueDays !== stage.dueDays),
        ...change('valid', old.validDays !== stage.validDays),
        ...change('evidence', !sameSet(old.evidence, stage.evidence)),
        ...change('auto', old.autoAdvance !== stage.autoAdvance),
      ];
    }),
  ];
}

const taken = ['screening', 'background-review', 'acceptance'];

/** A code for a stage of the county's own, from what it is called in English: people never see it. */
export function codeFor(english: string, others: readonly string[]): string {
  const words = english
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = /^[a-z]/.test(words) ? words : `stage-${words}`.replace(/-$/, '');
  const free = (code: string): boolean => !taken.includes(code) && !others.includes(code);
  let code = base;
  for (let number = 2; !free(code); number++) code = `${base}-${String(number)}`;
  return code;
}
