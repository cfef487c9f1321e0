import { Injectable } from '@nestjs/common';
import { currentContext, withContext } from '@redmaple/platform';
import { EffectContributor } from '@redmaple/plugins/house';
import { IncidentFacts } from './incident.dto.js';
import { IntakeService } from './intake.service.js';

/** A danger that a plugin reports: taken in as a liaison would, as a hazard, and never as an emergency. */
@Injectable()
export class ReportIncident extends EffectContributor<IncidentFacts> {
  readonly effect = 'incident.report';
  readonly service = 'Incidents';
  readonly body = IncidentFacts;

  constructor(private readonly intake: IntakeService) {
    super();
  }

  async carryOut(facts: IncidentFacts): Promise<void> {
    const context = currentContext();
    const report = () => this.intake.takeIn({ ...facts, emergency: false, source: 'hazard' });
    // Whoever asks a plugin for it needs the right to it; what a plugin hears of has nobody who asks.
    if (context.actor.kind !== 'system') await report();
    else
      await withContext(
        { ...context, actor: { ...context.actor, grants: [{ role: 'liaison', scope: 'county' }] } },
        report,
      );
  }
}
