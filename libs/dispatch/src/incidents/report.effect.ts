import { Injectable } from '@nestjs/common';
import { Clock, IfGiven, IsFilled, UnitOfWork } from '@redmaple/platform';
import { EffectContributor, type EffectOrigin, pluginErrors } from '@redmaple/plugins/house';
import { IsNumber, IsObject, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { categoryCode } from './incident.dto.js';
import { IntakeService } from './intake.service.js';

/** Dangers that one plugin reports within a day: more would bury those that people report. */
const mostInADay = 20;
const oneDay = 24 * 60 * 60 * 1000;

/** What a plugin says of a danger: no emergency, and nobody's number. */
class HazardReport {
  @Matches(categoryCode)
  category: string;

  @IfGiven()
  @IsObject()
  facts?: Record<string, unknown>;

  @IsString()
  @IsFilled()
  @MaxLength(500)
  summary: string;

  @IsString()
  @IsFilled()
  @MaxLength(200)
  place: string;

  @IfGiven()
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IfGiven()
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;

  @IfGiven()
  @IsUUID()
  areaId?: string;
}

/** A danger that a plugin reports: taken in as a liaison would, as a hazard, and never as an emergency. */
@Injectable()
export class ReportIncident extends EffectContributor<HazardReport> {
  readonly effect = 'incident.report';
  readonly role = 'liaison';
  readonly body = HazardReport;

  constructor(
    private readonly intake: IntakeService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async carryOut(report: HazardReport, { pluginId }: EffectOrigin): Promise<void> {
    const sent = await this.work.one<{ reports: number }>(
      'SELECT count(*)::int AS reports FROM dispatch.incident WHERE received_by = $1 AND received_at > $2',
      [`plugin:${pluginId}`, new Date(this.clock.now().getTime() - oneDay)],
    );
    if ((sent?.reports ?? 0) >= mostInADay) throw pluginErrors.wishesTooMuch();
    await this.intake.takeIn({ ...report, emergency: false, source: 'hazard' });
  }
}
