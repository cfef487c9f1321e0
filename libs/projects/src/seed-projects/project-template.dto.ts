/** The words for something, in every language. */
export class TemplateLabelView {
  'zh-CN': string;
  en: string;
}

/** A milestone that a template brings. */
export class TemplateMilestoneView {
  title: TemplateLabelView;
  /** Days from the day on which the project begins. */
  afterDays: number;
}

/** An indicator that a template brings. */
export class TemplateIndicatorView {
  name: TemplateLabelView;
  unit: TemplateLabelView;
  /** Whether more is better. */
  direction: 'up' | 'down';
  baseline: number;
  target: number;
}

/** A seed project that can be begun anew, as a plugin of the county declares it. */
export class ProjectTemplateView {
  /** `<plugin id>.<code>` */
  code: string;
  label: TemplateLabelView;
  milestones: TemplateMilestoneView[];
  indicators: TemplateIndicatorView[];
}
