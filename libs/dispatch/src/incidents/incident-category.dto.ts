import type { FormSchema } from '@redmaple/forms';

/** The words for something, in every language. */
export class CategoryLabelView {
  'zh-CN': string;
  en: string;
}

/** A kind of request that a plugin of the county adds. */
export class IncidentCategoryView {
  code: string;
  label: CategoryLabelView;
  /** Minutes from the intake until somebody should be on the scene; the centre's own figure when absent. */
  sceneWithinMinutes?: number;
  settleWithinMinutes?: number;
  /** Team types that are asked first. */
  teamTypes?: string[];
  /** What the intake asks, with its texts. */
  form?: FormSchema;
}

/** An answer to the form of an incident's category, in words. */
export class CategoryFactView {
  key: string;
  label: CategoryLabelView;
  text: CategoryLabelView;
}
