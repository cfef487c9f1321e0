import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountView, AccountsService } from '../access/accounts.service.js';
import type { AuditEntryView } from '../audit/audit-reader.js';
import { AuditQuery, AuditTrail } from '../audit/audit-trail.js';
import { PageQuery } from '../http/page.js';
import { columnsOf, listed, wholeList } from './export-columns.js';
import { type ExportReader, ExportLists } from './export-list.js';

/** What the platform itself lists: who works here, and what was done. */
@Injectable()
export class PlatformLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly accounts: AccountsService,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    const account = columnsOf<AccountView>();
    this.lists.add<PageQuery, AccountView>({
      code: 'platform.accounts',
      path: '/api/v1/accounts',
      roles: ['county-admin', 'security-admin'],
      query: PageQuery,
      page: () => wholeList(this.accounts.list()),
      columns: [
        account.cell('displayName', (one) => one.displayName, { width: 16 }),
        account.cell('login', (one) => one.login ?? undefined, { width: 18 }),
        account.cell('roles', rolesOf, { width: 40 }),
        account.code('state', 'account', (one) => one.status),
      ],
    });
    const entry = columnsOf<AuditEntryView>();
    this.lists.add<AuditQuery, AuditEntryView>({
      code: 'platform.audit',
      path: '/api/v1/audit/entries',
      roles: ['auditor'],
      query: AuditQuery,
      page: async ({ after, ...query }) => {
        const items = await this.trail.page({ ...query, ...(after !== undefined && { before: after }) });
        const last = items.at(-1);
        return items.length === query.limit && last ? { items, next: last.id } : { items };
      },
      columns: [
        entry.moment('at', (one) => one.at),
        entry.cell('actor', (one) => one.actorName, { width: 16 }),
        entry.cell('actorId', (one) => one.actorId, { width: 38 }),
        entry.cell('action', (one) => one.action, { width: 28 }),
        entry.cell('subjectType', (one) => one.subjectType, { width: 18 }),
        entry.cell('subjectId', (one) => one.subjectId, { width: 38 }),
        entry.cell('details', (one) => JSON.stringify(one.details), { width: 60 }),
        entry.yesNo('sealed', (one) => one.sealed),
      ],
    });
  }
}

function rolesOf({ roles }: AccountView, reader: ExportReader): string {
  return listed(
    reader,
    roles.map((role) => reader.word(`exports.values.coreRole.${role}`)),
  );
}
