import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists } from '@redmaple/platform';
import { FollowUpsQuery, type FollowUpView } from '../follow-ups/follow-up.dto.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { IncidentsQuery, type IncidentView } from '../incidents/incident.dto.js';
import { IncidentListService } from '../incidents/incident-list.service.js';

/** Incidents and call-backs as files: the reporter's number is in neither. */
@Injectable()
export class DispatchLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly incidents: IncidentListService,
    private readonly followUps: FollowUpsService,
  ) {}

  onModuleInit(): void {
    const incident = columnsOf<IncidentView>();
    this.lists.add<IncidentsQuery, IncidentView>({
      code: 'dispatch.incidents',
      path: '/api/v1/incidents',
      roles: ['liaison', 'operator', 'county-admin'],
      query: IncidentsQuery,
      page: (query) => this.incidents.list(query),
      columns: [
        incident.moment('receivedAt', (one) => one.receivedAt),
        incident.moment('incidentOccurredAt', (one) => one.occurredAt),
        incident.code('incidentSource', 'incidentSource', (one) => one.source),
        incident.code('incidentCategory', 'incidentCategory', (one) => one.category),
        incident.cell('incidentSummary', (one) => one.summary, { width: 40 }),
        incident.cell('place', (one) => one.place, { width: 24 }),
        incident.cell(
          'incidentArea',
          (one) =>
            one.area
              .map(({ name }) => name)
              .reverse()
              .join(' / '),
          { width: 30 },
        ),
        incident.yesNo('emergency', (one) => one.emergency),
        incident.code('state', 'incident', (one) => one.state),
        incident.cell('handedOverTo', (one) => one.handedOverTo, { width: 16 }),
        incident.moment('handledAt', (one) => one.handledAt),
        incident.moment('incidentEndedAt', (one) => one.endedAt),
      ],
    });
    const followUp = columnsOf<FollowUpView>();
    this.lists.add<FollowUpsQuery, FollowUpView>({
      code: 'dispatch.follow-ups',
      path: '/api/v1/follow-ups',
      roles: ['liaison', 'operator'],
      query: FollowUpsQuery,
      page: (query) => this.followUps.list(query),
      columns: [
        followUp.moment('followUpDueAt', (one) => one.dueAt),
        followUp.code('incidentCategory', 'incidentCategory', (one) => one.category),
        followUp.cell('place', (one) => one.place, { width: 24 }),
        followUp.cell('incidentSummary', (one) => one.summary, { width: 40 }),
        followUp.code('state', 'followUp', (one) => one.state),
        followUp.moment('followUpDoneAt', (one) => one.doneAt),
        followUp.cell('satisfaction', (one) => one.satisfaction, { width: 10 }),
        followUp.cell('note', (one) => one.note, { width: 40 }),
      ],
    });
  }
}
