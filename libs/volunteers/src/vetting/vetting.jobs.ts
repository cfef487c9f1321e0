import { Injectable } from '@nestjs/common';
import { Clock, defineJob, Handles, Messages, On, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { type ApplicationHappening, applicationScreened } from '../applications/application.events.js';
import { backgroundConsent } from '../people/consent.policy.js';
import { appealDecided } from './appeals/appeals.service.js';
import { VettingPlans } from './stages/vetting-plans.service.js';

const remindOverdue = defineJob('volunteers.remind-overdue-vetting', { schedule: { every: 10 * 60_000 } });

interface OverdueRow {
  id: string;
  plan: string | null;
  stage: string;
  team_type_code: string;
}

/** Tells deciders what is overdue, and recruits what they can do. */
@Injectable()
export class VettingJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly messages: Messages,
    private readonly plans: VettingPlans,
    private readonly types: TeamTypes,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever may decide is told once of each application and appeal that is past its deadline, in one message for all that are found
   * together. They are marked in the same transaction: run twice, or killed in between, nobody is told twice.
   */
  @Handles(remindOverdue)
  remind(): Promise<void> {
    return this.work.run(async () => {
      for (const type of await this.types.list()) await this.plans.ensure(type);
      const now = this.clock.now();
      await this.remindOfApplications(now);
      await this.remindOfAppeals(now);
    });
  }

  /** The background review starts when they agree to it: who has not yet is asked. */
  @On(applicationScreened, 'volunteers.ask-background-consent')
  askConsent({ applicationId, personId, callId }: ApplicationHappening): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<{ title: string }>(
        `SELECT c.title FROM volunteers.call c WHERE c.id = $1 AND NOT EXISTS (SELECT FROM volunteers.consent g
           WHERE g.person_id = $2 AND g.purpose = $3 AND g.withdrawn_at IS NULL)`,
        [callId, personId, backgroundConsent.purpose],
      );
      if (!row) return;
      await this.messages.send({
        personId,
        template: 'messages.backgroundConsentAsked',
        params: { title: row.title },
        dedupeKey: `application:${applicationId}:background-consent`,
      });
    });
  }

  @On(appealDecided, 'volunteers.tell-appeal')
  tellAppeal({
    appealId,
    applicationId,
    personId,
  }: {
    appealId: string;
    applicationId: string;
    personId: string;
  }): Promise<void> {
    return this.work.run(async () => {
      const call = await this.work.one<{ title: string }>(
        'SELECT c.title FROM volunteers.application a JOIN volunteers.call c ON c.id = a.call_id WHERE a.id = $1',
        [applicationId],
      );
      if (!call) return;
      await this.messages.send({
        personId,
        template: 'messages.appealDecided',
        params: { title: call.title },
        dedupeKey: `appeal:${appealId}:decided`,
      });
    });
  }

  private async remindOfApplications(now: Date): Promise<void> {
    const rows = await this.work.query<OverdueRow>(
      `UPDATE volunteers.application SET stage_reminded_at = $1
       WHERE stage IS NOT NULL AND stage_due_at < $1 AND stage_reminded_at IS NULL
       RETURNING id, vetting_plan_id AS plan, stage, team_type_code`,
      [now],
    );
    if (rows.length === 0) return;
    const plans = await this.plans.all();
    const roles = new Map<string, { role: string; types: Set<string>; count: number; first: string }>();
    for (const { id, plan, stage, team_type_code: type } of rows) {
      const rule = plans.find((one) => (one.id ?? null) === plan)?.stages.find((one) => one.code === stage);
      for (const role of rule?.roles ?? []) {
        const kept = roles.get(role) ?? { role, types: new Set<string>(), count: 0, first: id };
        kept.types.add(type);
        kept.count++;
        roles.set(role, kept);
      }
    }
    for (const { role, types, count, first } of roles.values())
      await this.tell(
        await this.holders(role, [...types]),
        'messages.vettingOverdue',
        count,
        `vetting:${first}:${now.toISOString()}`,
      );
  }

  private async remindOfAppeals(now: Date): Promise<void> {
    const rows = await this.work.query<{ id: string; refused_by: string }>(
      `UPDATE volunteers.vetting_appeal SET reminded_at = $1 WHERE state = 'open' AND due_at < $1 AND reminded_at IS NULL
       RETURNING id, refused_by`,
      [now],
    );
    const [first] = rows;
    if (!first) return;
    const office = [...(await this.holders('operator', [])), ...(await this.holders('county-admin', []))];
    for (const holder of office) {
      const own = rows.filter((one) => one.refused_by !== holder.account);
      if (own.length > 0) await this.tell([holder], 'messages.appealsOverdue', own.length, `appeals:${first.id}`);
    }
  }

  /** People behind the accounts that hold a role now; leaders of teams of the types given. Accounts without a person have no phone: they see it at their start page. */
  private holders(role: string, types: readonly string[]): Promise<{ account: string; person: string }[]> {
    return this.work.query<{ account: string; person: string }>(
      `SELECT DISTINCT a.id AS account, a.person_id AS person
       FROM platform.role_grant g JOIN platform.account a ON a.id = g.account_id
       WHERE g.role = $1 AND a.person_id IS NOT NULL AND a.status = 'active' AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to > $2)
         AND (g.scope = 'county' OR (g.scope = 'team' AND EXISTS (
           SELECT FROM volunteers.team t WHERE t.id = g.scope_id AND t.type_code = ANY($3))))`,
      [role, this.clock.now(), types],
    );
  }

  private async tell(
    holders: readonly { account: string; person: string }[],
    template: string,
    count: number,
    key: string,
  ): Promise<void> {
    for (const { account, person } of holders)
      await this.messages.send({ personId: person, template, params: { count }, dedupeKey: `${key}:${account}` });
  }
}
