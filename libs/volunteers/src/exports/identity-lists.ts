import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists } from '@redmaple/platform';
import { type DuplicateView, DuplicatesQuery, MergesQuery, type MergeView } from '../people/duplicates.dto.js';
import { Duplicates } from '../people/duplicates.service.js';
import { Merges } from '../people/merges.service.js';

/** People who may be one, and who were made one, as files. */
@Injectable()
export class IdentityLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly duplicates: Duplicates,
    private readonly merges: Merges,
  ) {}

  onModuleInit(): void {
    const pair = columnsOf<DuplicateView>();
    const readers = ['operator', 'county-admin'] as const;
    this.lists.add<DuplicatesQuery, DuplicateView>({
      code: 'volunteers.duplicates',
      path: '/api/v1/duplicates',
      roles: readers,
      query: DuplicatesQuery,
      page: (query) => this.duplicates.list(query),
      columns: [
        pair.cell('firstName', (one) => one.first.name, { width: 12 }),
        pair.cell('firstNumber', (one) => one.first.volunteerNumber, { width: 16 }),
        pair.cell('firstDocument', (one) => one.first.maskedDocument, { width: 22 }),
        pair.cell('firstPhone', (one) => one.first.maskedPhone, { width: 16 }),
        pair.cell('secondName', (one) => one.second.name, { width: 12 }),
        pair.cell('secondNumber', (one) => one.second.volunteerNumber, { width: 16 }),
        pair.cell('secondDocument', (one) => one.second.maskedDocument, { width: 22 }),
        pair.cell('secondPhone', (one) => one.second.maskedPhone, { width: 16 }),
        pair.moment('foundAt', (one) => one.foundAt),
      ],
    });
    const merge = columnsOf<MergeView>();
    this.lists.add<MergesQuery, MergeView>({
      code: 'volunteers.merges',
      path: '/api/v1/merges',
      roles: readers,
      query: MergesQuery,
      page: (query) => this.merges.list(query),
      columns: [
        merge.cell('keptName', (one) => one.keptName, { width: 12 }),
        merge.cell('goneName', (one) => one.goneName, { width: 12 }),
        merge.cell('goneNumber', (one) => one.goneVolunteerNumber, { width: 16 }),
        merge.cell('reason', (one) => one.reason, { width: 40 }),
        merge.code('state', 'merge', (one) => one.state),
        merge.moment('mergedAt', (one) => one.mergedAt),
        merge.cell('by', (one) => one.mergedBy, { width: 12 }),
        merge.moment('undoUntil', (one) => one.undoUntil),
        merge.moment('undoneAt', (one) => one.undoneAt),
      ],
    });
  }
}
