import { Injectable } from '@nestjs/common';
import { Audit, Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import { PeopleService } from '../people/people.service.js';
import { newVolunteerNumber } from './volunteer-number.js';

/** What became of the account a volunteer signs in with. */
export type SignIn = 'ready' | 'phone-taken';

export interface RegisteredVolunteer {
  readonly id: string;
  readonly number: string;
  /** False for someone who was a volunteer before. */
  readonly isNew: boolean;
  /** `phone-taken`: another account (a family member's) signs in with this number; the office asks for another one. */
  readonly signIn: SignIn;
}

interface VolunteerRow {
  id: string;
  number: string;
  status: string;
}

interface AccountRow {
  id: string;
  can_sign_in: boolean;
}

/** Chance of a taken number is below one per mille with 10,000 volunteers: ten draws are plenty. */
const draws = 10;

/** Makes a person a volunteer: number, account for phone sign-in, role. */
@Injectable()
export class VolunteerRegister {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  /** Must be called inside `UnitOfWork.run`; finds the volunteer when the person is one already. */
  async enrol(personId: string): Promise<RegisteredVolunteer> {
    const { volunteer, isNew } = await this.findOrAdd(personId);
    const signIn = await this.ensureAccount(personId);
    if (isNew) await this.audit.record('volunteer.registered', { type: 'volunteer', id: volunteer.id });
    return { id: volunteer.id, number: volunteer.number, isNew, signIn };
  }

  /** The first sign-in by code proves a number that came from paper. */
  phoneProved(personId: string): Promise<void> {
    return this.work.run(() => this.people.markPhoneVerified(personId));
  }

  private async findOrAdd(personId: string): Promise<{ volunteer: VolunteerRow; isNew: boolean }> {
    for (let draw = 0; draw < draws; draw++) {
      // Waits for another acceptance of the same person; then that one's row is found below.
      const added = await this.work.one<VolunteerRow>(
        `INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING id, number, status`,
        [personId, newVolunteerNumber(), this.clock.now()],
      );
      if (added) return { volunteer: added, isNew: true };
      const known = await this.work.one<VolunteerRow>(
        'SELECT id, number, status FROM volunteers.volunteer WHERE person_id = $1 FOR UPDATE',
        [personId],
      );
      if (known) return { volunteer: await this.welcomeBack(known), isNew: false };
    }
    throw requestErrors.busy();
  }

  /** Who left may come back through a new application; who is suspended stays so. */
  private async welcomeBack(volunteer: VolunteerRow): Promise<VolunteerRow> {
    if (volunteer.status !== 'left') return volunteer;
    await this.work.execute(`UPDATE volunteers.volunteer SET status = 'active', version = version + 1 WHERE id = $1`, [
      volunteer.id,
    ]);
    return volunteer;
  }

  private async ensureAccount(personId: string): Promise<SignIn> {
    const account =
      (await this.addAccount(personId, true)) ??
      (await this.accountOf(personId)) ??
      // The number is another account's: this one can't be signed in to until the office has asked for another.
      (await this.addAccount(personId, false)) ??
      (await this.accountOf(personId));
    if (!account) throw requestErrors.conflict();
    await this.work.execute(
      `INSERT INTO platform.role_grant (account_id, role, valid_from, granted_by) SELECT $1, 'volunteer', $2, 'system'
       WHERE NOT EXISTS (SELECT FROM platform.role_grant WHERE account_id = $1 AND role = 'volunteer' AND valid_to IS NULL)`,
      [account.id, this.clock.now()],
    );
    return account.can_sign_in ? 'ready' : 'phone-taken';
  }

  private addAccount(personId: string, withPhone: boolean): Promise<AccountRow | undefined> {
    return this.work.one<AccountRow>(
      `INSERT INTO platform.account (kind, person_id, display_name, status, phone_index)
       SELECT 'volunteer', p.id, p.name, 'active', CASE WHEN $2 THEN p.phone_index END FROM volunteers.person p WHERE p.id = $1
       ON CONFLICT DO NOTHING RETURNING id, phone_index IS NOT NULL AS can_sign_in`,
      [personId, withPhone],
    );
  }

  private accountOf(personId: string): Promise<AccountRow | undefined> {
    return this.work.one<AccountRow>(
      `SELECT id, kind = 'staff' OR phone_index IS NOT NULL AS can_sign_in FROM platform.account WHERE person_id = $1`,
      [personId],
    );
  }
}
