import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, PageQuery, wholeList } from '@redmaple/platform';
import { IsUUID } from 'class-validator';
import { RecognitionAwards } from '../recognition/awards.service.js';
import { RecognitionObjections } from '../recognition/objections.service.js';
import { type ObjectionView } from '../recognition/objection.dto.js';
import { AwardQuery, type AwardView } from '../recognition/rules.dto.js';
import { LineQuery, type LineView, type RunSummary } from '../recognition/run.dto.js';
import { ProposalQuery, type ProposalView } from '../recognition/proposals/proposal.dto.js';
import { CommendationProposals } from '../recognition/proposals/proposals.service.js';
import { RecognitionRuns } from '../recognition/runs.service.js';

class OfRun {
  @IsUUID()
  runId: string;
}

class LinesOfRun extends LineQuery {
  @IsUUID()
  runId: string;
}

const readers = ['operator', 'county-admin'] as const;
/** Points are kept in hundredths. */
const points = (hundredths: number | undefined) => (hundredths === undefined ? undefined : hundredths / 100);

/** Months of recognition, their lists and objections, awards and titles as files. */
@Injectable()
export class RecognitionLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly runs: RecognitionRuns,
    private readonly objections: RecognitionObjections,
    private readonly awards: RecognitionAwards,
    private readonly proposals: CommendationProposals,
  ) {}

  onModuleInit(): void {
    this.addRuns();
    this.addLines();
    this.addObjections();
    this.addProposals();
    const award = columnsOf<AwardView>();
    this.lists.add<AwardQuery, AwardView>({
      code: 'volunteers.awards',
      path: '/api/v1/recognition/awards',
      roles: readers,
      query: AwardQuery,
      page: ({ year }) => wholeList(this.awards.ofYear(year)),
      columns: [
        award.cell('award', (one, { locale }) => one.label[locale], { width: 24 }),
        award.cell('awardPeriod', (one) => one.period, { width: 12 }),
        award.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        award.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        award.cell('commendedMonths', (one) => one.commendedMonths, { width: 12 }),
        award.cell('points', (one) => points(one.points), { width: 10 }),
      ],
    });
  }

  private addProposals(): void {
    const proposal = columnsOf<ProposalView>();
    this.lists.add<ProposalQuery, ProposalView>({
      code: 'volunteers.commendation-proposals',
      path: '/api/v1/recognition/proposals',
      roles: [...readers, 'team-leader'],
      query: ProposalQuery,
      page: (query) => this.proposals.list(query),
      columns: [
        proposal.cell('team', (one) => one.teamName, { width: 24 }),
        proposal.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        proposal.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        proposal.day('periodFrom', (one) => one.from),
        proposal.day('periodTo', (one) => one.to),
        proposal.cell('reason', (one) => one.reason, { width: 40 }),
        proposal.code('state', 'proposal', (one) => one.state),
        proposal.cell('proposedBy', (one) => one.proposedByName, { width: 12 }),
        proposal.moment('proposedAt', (one) => one.proposedAt),
        proposal.cell('supportedBy', (one) => one.supportedByName, { width: 12 }),
        proposal.cell('decidedBy', (one) => one.decidedByName, { width: 12 }),
        proposal.cell('reply', (one) => one.reply, { width: 30 }),
      ],
    });
  }

  private addRuns(): void {
    const run = columnsOf<RunSummary>();
    this.lists.add<PageQuery, RunSummary>({
      code: 'volunteers.recognition-runs',
      path: '/api/v1/recognition/runs',
      roles: readers,
      query: PageQuery,
      page: (query) => this.runs.list(query),
      columns: [
        run.cell('month', (one) => one.month, { width: 10 }),
        run.code('state', 'recognition', (one) => one.state),
        run.cell('rulesVersion', (one) => one.rulesVersion, { width: 10 }),
        run.cell('lineCount', (one) => one.lineCount, { width: 10 }),
        run.cell('commendedCount', (one) => one.commendedCount, { width: 10 }),
        run.moment('objectionsUntil', (one) => one.objectionsUntil),
        run.moment('runPublishedAt', (one) => one.publishedAt),
      ],
    });
  }

  private addLines(): void {
    const line = columnsOf<LineView>();
    this.lists.add<LinesOfRun, LineView>({
      code: 'volunteers.recognition-lines',
      path: '/api/v1/recognition/runs/:id/lines',
      roles: readers,
      query: LinesOfRun,
      page: ({ runId, ...query }) => this.runs.page(runId, query),
      columns: [
        line.cell('team', (one) => one.teamName, { width: 24, national: 'organisation' }),
        line.cell('rank', (one) => one.rank, { width: 8 }),
        line.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        line.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        line.cell('points', (one) => points(one.score), { width: 10 }),
        line.yesNo('commended', (one) => one.commended),
      ],
    });
  }

  private addObjections(): void {
    const objection = columnsOf<ObjectionView>();
    this.lists.add<OfRun, ObjectionView>({
      code: 'volunteers.recognition-objections',
      path: '/api/v1/recognition/runs/:id/objections',
      roles: readers,
      query: OfRun,
      page: ({ runId }) => wholeList(this.objections.list(runId)),
      columns: [
        objection.cell('name', (one) => one.volunteerName, { width: 12 }),
        objection.code('reason', 'objectionReason', (one) => one.reason),
        objection.cell('note', (one) => one.note, { width: 30 }),
        objection.moment('raisedAt', (one) => one.raisedAt),
        objection.code('state', 'objection', (one) => one.state),
        objection.cell('reply', (one) => one.reply, { width: 30 }),
        objection.cell('scoreBefore', (one) => points(one.scoreBefore), { width: 10 }),
        objection.cell('scoreAfter', (one) => points(one.scoreAfter), { width: 10 }),
        objection.cell('decidedBy', (one) => one.decidedByName, { width: 12 }),
      ],
    });
  }
}
