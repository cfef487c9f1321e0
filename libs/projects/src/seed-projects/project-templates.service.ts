import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentContext, currentCounty, UnitOfWork } from '@redmaple/platform';
import { CountyParts, type DeclaredPart } from '@redmaple/plugins/house';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { projectErrors } from '../projects.errors.js';
import type { ProjectTemplateView } from './project-template.dto.js';

type Template = DeclaredPart<'projectTemplates'>;

/** Seed projects that can be begun anew, from the plugins of the county. */
@Injectable()
export class ProjectTemplates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parts: CountyParts,
    private readonly milestones: MilestonesService,
    private readonly indicators: IndicatorsService,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** In the order of the configuration. */
  list(): Promise<ProjectTemplateView[]> {
    return this.work.run(async () => (await this.parts.of('projectTemplates')).map(toTemplateView));
  }

  /** @throws projects.unknownTemplate for one that no plugin of the county declares */
  async named(code: string): Promise<Template> {
    const found = await this.parts.find('projectTemplates', code);
    if (!found) throw projectErrors.unknownTemplate({}, { field: 'template' });
    return found;
  }

  /**
   * Gives a project its milestones, counted from today in the county, and its indicators. They are the project's own from then on, in the
   * language of whoever begins it. Inside the unit of work that makes the project.
   */
  async fill(projectId: string, { milestones, indicators, nameOf }: Template): Promise<void> {
    const { locale } = currentContext();
    const zone = await this.counties.timezoneOf(currentCounty());
    for (const { code, afterDays } of milestones) {
      const due = new Date(this.clock.now().getTime() + afterDays * 86_400_000);
      await this.milestones.add(projectId, { title: nameOf(code)[locale], dueOn: dayIn(due, zone) });
    }
    for (const { code, unit, ...measured } of indicators)
      await this.indicators.add(projectId, { name: nameOf(code)[locale], unit: nameOf(unit)[locale], ...measured });
  }
}

function toTemplateView({ code, label, milestones, indicators, nameOf }: Template): ProjectTemplateView {
  return {
    code,
    label,
    milestones: milestones.map((one) => ({ title: nameOf(one.code), afterDays: one.afterDays })),
    indicators: indicators.map(({ code: name, unit, ...measured }) => ({
      name: nameOf(name),
      unit: nameOf(unit),
      ...measured,
    })),
  };
}
