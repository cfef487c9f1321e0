import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import type { CallState } from '../calls/call.entity.js';
import { PublishedCalls } from '../calls/published-calls.js';
import { CallSpecialists } from '../calls/specialists/call-specialists.js';
import { callErrors } from '../recruitment.errors.js';
import type { ImportForm, ImportTeam } from './import-form.js';

/** The one place where imports ask a call for its form. */
@Injectable()
export class ImportTeams {
  constructor(
    private readonly work: UnitOfWork,
    private readonly calls: PublishedCalls,
    private readonly teamTypes: TeamTypes,
    private readonly specialists: CallSpecialists,
  ) {}

  /**
   * The call's form as it is now.
   * @throws request.notFound, calls.closed for drafts and archived calls
   */
  async of(callId: string): Promise<ImportForm> {
    const call = await this.work.run(() =>
      this.work.one<{ state: CallState }>('SELECT state FROM volunteers.call WHERE id = $1', [callId]),
    );
    if (!call) throw requestErrors.notFound();
    // Paper that came in time may be entered after the deadline.
    if (call.state !== 'published' && call.state !== 'closed') throw callErrors.closed();
    const teams: ImportTeam[] = [];
    for (const quota of await this.calls.quotasOf(callId)) {
      if (!(await this.teamTypes.enabled(quota.teamTypeCode))) continue;
      const label = await this.teamTypes.labelOf(quota.teamTypeCode);
      teams.push({ quota, names: [label['zh-CN'], label.en, quota.teamTypeCode] });
    }
    const lists = await this.work.run(() => this.specialists.of([callId]));
    return { teams, about: teams[0]?.quota.about ?? [], specialists: lists.get(callId) ?? [] };
  }
}
