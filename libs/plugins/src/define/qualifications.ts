import { deepFreeze } from './deep-freeze.js';
import type { Labels } from './labels.js';

/**
 * A kind of certificate. It belongs to the person and counts in every team, so its code is shared by all
 * plugins and carries no prefix.
 * @since 1.0.0
 */
export interface QualificationKind {
  readonly code: string;
  /** How long a certificate of this kind is valid, in months. */
  readonly validMonths: number;
}

/**
 * Kinds that every county has and any plugin may require. The first-aid certificate of the Red Cross Society
 * runs three years; swimmers are tested again every year.
 * @since 1.0.0
 */
export const standardQualifications: readonly QualificationKind[] = deepFreeze([
  { code: 'first-aid', validMonths: 36 },
  { code: 'swim-200m', validMonths: 12 },
]);

/** Texts of the standard kinds. @since 1.0.0 */
export const standardQualificationLabels: Labels = deepFreeze({
  'zh-CN': { 'first-aid': '急救员证', 'swim-200m': '200 米游泳测试合格' },
  en: { 'first-aid': 'First-aid certificate', 'swim-200m': '200 m swimming test' },
});
