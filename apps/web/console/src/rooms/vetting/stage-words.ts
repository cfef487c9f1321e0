import { useWords } from '../../app/words.js';
import type { PlanChange, Stage } from './plan-changes.js';
import { vettingTexts } from './vetting.texts.js';

/** How what a stage says is put into words. */
export interface StageWords {
  readonly rolesOf: (roles: readonly string[]) => string;
  readonly evidenceOf: (kinds: readonly string[]) => string;
  readonly daysOf: (days: number | undefined) => string;
  readonly sourceOf: (source: string) => string;
  readonly changeOf: (change: PlanChange) => string;
}

export function useStageWords(): StageWords {
  const { t, label } = useWords(vettingTexts);
  const listed = (words: readonly string[]): string => words.join(t('vetting.comma'));
  const rolesOf: StageWords['rolesOf'] = (roles) => listed(roles.map((one) => t(`role.${one}`)));
  const evidenceOf: StageWords['evidenceOf'] = (kinds) =>
    kinds.length === 0 ? t('vetting.none') : listed(kinds.map((one) => t(`vetting.evidences.${one}`)));
  const daysOf: StageWords['daysOf'] = (days) =>
    days === undefined ? t('vetting.none') : t('vetting.days', { count: days });
  /** What a change is about, before or after it. */
  const valueOf = (kind: PlanChange['kind'], stage: Stage): string => {
    if (kind === 'renamed') return label(stage.label);
    if (kind === 'roles') return rolesOf(stage.roles);
    if (kind === 'due') return daysOf(stage.dueDays);
    if (kind === 'valid') return daysOf(stage.validDays);
    if (kind === 'evidence') return evidenceOf(stage.evidence);
    return t(`vetting.autos.${stage.autoAdvance}`);
  };
  return {
    rolesOf,
    evidenceOf,
    daysOf,
    sourceOf: (source) =>
      source === 'core' || source === 'county' ? t(`vetting.sources.${source}`) : t('vetting.sources.plugin'),
    changeOf: ({ kind, stage, before }) =>
      t(`vetting.changes.${kind}`, {
        stage: label(before?.label ?? stage.label),
        ...(before && kind !== 'moved' && { from: valueOf(kind, before), to: valueOf(kind, stage) }),
      }),
  };
}
