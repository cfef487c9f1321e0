import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportLists, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { type ApplicationSummary, ApplicationsSearch } from '../applications/application.dto.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { stageLabel } from '../vetting/stages/vetting-plans.service.js';

type Label = Readonly<Record<'zh-CN' | 'en', string>>;

interface ApplicationLine extends ApplicationSummary {
  readonly callTitle: string;
  readonly teamLabel: Label;
}

/** Applications as a file. */
@Injectable()
export class RecruitmentLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly work: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly teamTypes: TeamTypes,
  ) {}

  onModuleInit(): void {
    this.lists.add<ApplicationsSearch, ApplicationLine>({
      code: 'volunteers.applications',
      path: '/api/v1/applications/search',
      roles: ['operator', 'county-admin', 'liaison'],
      query: ApplicationsSearch,
      words: ['search'],
      page: (query) => this.page(query),
      columns: [
        { key: 'applicationNumber', width: 16, value: (one) => one.number },
        { key: 'name', width: 12, national: 'name', value: (one) => one.name },
        { key: 'call', width: 30, national: 'recruitment', value: (one) => one.callTitle },
        { key: 'teamType', width: 16, national: 'post', value: (one, { locale }) => one.teamLabel[locale] },
        {
          key: 'applicationState',
          width: 12,
          value: (one, reader) => reader.word(`exports.values.application.${one.state}`),
        },
        { key: 'stage', width: 14, value: (one, { locale }) => one.stage && stageLabel(one.stage)[locale] },
        { key: 'waitlistNo', width: 10, value: (one) => one.waitlistNo },
        { key: 'specialty', width: 20, national: 'skills', value: (one) => one.specialty },
        { key: 'source', width: 12, value: (one, reader) => reader.word(`exports.values.source.${one.source}`) },
        {
          key: 'phoneVerified',
          width: 12,
          value: (one, reader) => reader.word(`exports.values.yesNo.${one.phoneVerified}`),
        },
        { key: 'submittedAt', width: 18, value: (one, reader) => reader.moment(one.submittedAt) },
        { key: 'decidedAt', width: 18, value: (one, reader) => reader.moment(one.decidedAt) },
      ],
    });
  }

  private page(query: ApplicationsSearch): Promise<{ items: ApplicationLine[]; next?: string }> {
    return this.work.run(async () => {
      const page = await this.applications.list(query);
      const calls = await this.work.query<{ id: string; title: string }>(
        'SELECT id, title FROM volunteers.call WHERE id = ANY($1)',
        [[...new Set(page.items.map(({ callId }) => callId))]],
      );
      const titles = new Map(calls.map(({ id, title }) => [id, title]));
      const labels = new Map<string, Label>();
      for (const code of new Set(page.items.map(({ teamType }) => teamType)))
        labels.set(code, await this.teamTypes.labelOf(code));
      return {
        ...page,
        items: page.items.map((one) => ({
          ...one,
          callTitle: titles.get(one.callId) ?? '',
          teamLabel: labels.get(one.teamType) ?? { 'zh-CN': one.teamType, en: one.teamType },
        })),
      };
    });
  }
}
