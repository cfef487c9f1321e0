import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, UnitOfWork, wholeList } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { IsUUID } from 'class-validator';
import { CallsQuery } from '../calls/calls.controller.js';
import type { CallView } from '../calls/call.dto.js';
import { CallsService } from '../calls/calls.service.js';
import type { ImportRowView, ImportView } from '../import/import.dto.js';
import { ImportsService } from '../import/imports.service.js';
import { type AppealSummary, AppealsQuery } from '../vetting/appeals/appeal.dto.js';
import { AppealsService } from '../vetting/appeals/appeals.service.js';
import { type PipelineItem, PipelineQuery } from '../vetting/pipeline/pipeline.dto.js';
import { PipelineService } from '../vetting/pipeline/pipeline.service.js';
import { stageLabel } from '../vetting/stages/vetting-plans.service.js';

class OfCall {
  @IsUUID()
  callId: string;
}

class OfImport {
  @IsUUID()
  importId: string;
}

type Label = Readonly<Record<'zh-CN' | 'en', string>>;
type Labelled<View> = View & { readonly typeLabel: Label };

/** Rows of an import that are read at a time. */
const rowsAtATime = 500;

/** Calls, imports, and what waits in vetting as files. */
@Injectable()
export class VettingLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly work: UnitOfWork,
    private readonly calls: CallsService,
    private readonly imports: ImportsService,
    private readonly pipeline: PipelineService,
    private readonly appeals: AppealsService,
    private readonly teamTypes: TeamTypes,
  ) {}

  onModuleInit(): void {
    this.addCalls();
    this.addImports();
    this.addWaiting();
    this.addAppeals();
  }

  private addCalls(): void {
    const call = columnsOf<CallView>();
    const seats = (pick: (one: CallView['teamTypes'][number]) => number) => (one: CallView) =>
      one.teamTypes.reduce((sum, type) => sum + pick(type), 0);
    this.lists.add<CallsQuery, CallView>({
      code: 'volunteers.calls',
      path: '/api/v1/calls',
      roles: ['operator', 'county-admin', 'liaison'],
      query: CallsQuery,
      page: (query) => this.calls.list(query, query.state),
      columns: [
        call.cell('call', (one) => one.title, { width: 30, national: 'recruitment' }),
        call.code('state', 'call', (one) => one.state),
        call.cell('place', (one) => one.location, { width: 20 }),
        call.moment('opensAt', (one) => one.opensAt),
        call.moment('closesAt', (one) => one.closesAt),
        call.cell(
          'seatsWanted',
          seats((one) => one.seats),
          { width: 10 },
        ),
        call.cell(
          'seatsLeft',
          seats((one) => one.seatsLeft),
          { width: 10 },
        ),
        call.cell(
          'waitlisted',
          seats((one) => one.waiting),
          { width: 10 },
        ),
        call.moment('publishedOn', (one) => one.publishedAt),
      ],
    });
  }

  private addImports(): void {
    const sheet = columnsOf<ImportView>();
    this.lists.add<OfCall, ImportView>({
      code: 'volunteers.imports',
      path: '/api/v1/calls/:id/imports',
      roles: ['operator', 'county-admin'],
      query: OfCall,
      page: ({ callId }) => wholeList(this.imports.listOf(callId)),
      columns: [
        sheet.moment('uploadedAt', (one) => one.createdAt),
        sheet.code('state', 'import', (one) => one.state),
        sheet.cell('importRows', (one) => one.totalRows, { width: 10 }),
        sheet.cell('importWrong', (one) => one.wrongRows, { width: 10 }),
        sheet.cell('importPresent', (one) => one.presentRows, { width: 12 }),
        sheet.cell('importAdded', (one) => one.addedRows, { width: 10 }),
        sheet.cell('waitlisted', (one) => one.waitlistedRows, { width: 10 }),
        sheet.moment('committedAt', (one) => one.committedAt),
      ],
    });
    const row = columnsOf<ImportRowView>();
    this.lists.add<OfImport, ImportRowView>({
      code: 'volunteers.import-rows',
      path: '/api/v1/imports/:id/rows',
      roles: ['operator', 'county-admin'],
      query: OfImport,
      page: ({ importId }) => wholeList(this.importRows(importId)),
      columns: [
        row.cell('importLine', (one) => one.line, { width: 8 }),
        row.cell('name', (one) => one.name, { width: 12 }),
        row.code('documentType', 'document', (one) => one.documentType),
        row.cell('maskedDocument', (one) => one.maskedDocument, { width: 22 }),
        row.cell('maskedPhone', (one) => one.maskedPhone, { width: 16 }),
        row.cell('teamType', (one) => one.teamType, { width: 16 }),
        row.day('paperConsentOn', (one) => one.paperConsentOn),
        row.cell('problems', (one) => one.errors.map(({ message }) => message).join(' / '), { width: 60 }),
      ],
    });
  }

  private addWaiting(): void {
    const item = columnsOf<Labelled<PipelineItem>>();
    this.lists.add<PipelineQuery, Labelled<PipelineItem>>({
      code: 'volunteers.waiting-applications',
      path: '/api/v1/vetting/pipeline/search',
      roles: ['operator', 'county-admin', 'liaison', 'trainer', 'team-leader'],
      query: PipelineQuery,
      words: ['search'],
      page: async (query) => {
        const { items, next } = await this.pipeline.read(query);
        const labelled = await this.labelled(items);
        return next === undefined ? { items: labelled } : { items: labelled, next };
      },
      columns: [
        item.cell('applicationNumber', (one) => one.number, { width: 16 }),
        item.cell('name', (one) => one.name, { width: 12 }),
        item.cell('teamType', (one, { locale }) => one.typeLabel[locale], { width: 16 }),
        item.cell('stage', (one, { locale }) => stageLabel(one.stage)[locale], { width: 16 }),
        item.moment('waitsSince', (one) => one.since),
        item.moment('decideBy', (one) => one.dueAt),
        item.yesNo('overdue', (one) => one.overdue),
        item.code('source', 'source', (one) => one.source),
      ],
    });
  }

  private addAppeals(): void {
    const appeal = columnsOf<Labelled<AppealSummary>>();
    this.lists.add<AppealsQuery, Labelled<AppealSummary>>({
      code: 'volunteers.appeals',
      path: '/api/v1/vetting/appeals',
      roles: ['operator', 'county-admin'],
      query: AppealsQuery,
      page: async (query) => {
        const page = await this.appeals.list(query);
        return { ...page, items: await this.labelled(page.items) };
      },
      columns: [
        appeal.cell('applicationNumber', (one) => one.number, { width: 16 }),
        appeal.cell('name', (one) => one.name, { width: 12 }),
        appeal.cell('teamType', (one, { locale }) => one.typeLabel[locale], { width: 16 }),
        appeal.code('state', 'appeal', (one) => one.state),
        appeal.moment('filedAt', (one) => one.filedAt),
        appeal.moment('decideBy', (one) => one.dueAt),
        appeal.yesNo('overdue', (one) => one.overdue),
      ],
    });
  }

  private async importRows(importId: string): Promise<ImportRowView[]> {
    const rows: ImportRowView[] = [];
    let from: number | undefined = 1;
    while (from !== undefined) {
      const page = await this.imports.rows(importId, { from, limit: rowsAtATime });
      rows.push(...page.items);
      from = page.next;
    }
    return rows;
  }

  private labelled<View extends { teamTypeCode: string }>(items: readonly View[]): Promise<Labelled<View>[]> {
    return this.work.run(async () => {
      const labels = new Map<string, Label>();
      for (const code of new Set(items.map(({ teamTypeCode }) => teamTypeCode)))
        labels.set(code, await this.teamTypes.labelOf(code));
      return items.map((one) => ({
        ...one,
        typeLabel: labels.get(one.teamTypeCode) ?? { 'zh-CN': one.teamTypeCode, en: one.teamTypeCode },
      }));
    });
  }
}
