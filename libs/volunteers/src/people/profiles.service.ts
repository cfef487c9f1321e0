import { Injectable } from '@nestjs/common';
import { maskPersonName, maskPhone } from '@redmaple/forms';
import { Audit, Clock, type PersonKey, requestErrors, UnitOfWork, Vault } from '@redmaple/platform';
import { isOffice } from '../teams/team-access.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { Looks } from './looks.service.js';
import { PeopleService } from './people.service.js';
import type { ChangeProfile, OwnProfile, ProfileView, Relation } from './profile.dto.js';
import { clockOf, maskEmail, readProfile } from './profile.policy.js';

interface ProfileRow {
  readonly sealed_email: Buffer | null;
  readonly sealed_occupation: Buffer | null;
  readonly sealed_emergency_name: Buffer | null;
  readonly sealed_emergency_phone: Buffer | null;
  readonly emergency_relation: Relation | null;
  readonly languages: string[];
  readonly skills: string[];
  readonly texts: boolean;
  readonly quiet_from_minute: number | null;
  readonly quiet_to_minute: number | null;
  readonly opt_out_until: Date | null;
  readonly version: number;
}

const columns = `sealed_email, sealed_occupation, sealed_emergency_name, sealed_emergency_phone, emergency_relation, languages, skills,
  texts, quiet_from_minute, quiet_to_minute, opt_out_until, version`;

/** Fields of a profile that the office sees masked and may open for a reason. */
export type SealedProfileField = 'email' | 'emergencyName' | 'emergencyPhone';

/** What volunteers say about themselves: written by them, or by the office for who calls on the phone. */
@Injectable()
export class Profiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: PeopleService,
    private readonly scope: VolunteerScope,
    private readonly looks: Looks,
  ) {}

  /** @throws volunteers.notAVolunteer */
  mine(): Promise<OwnProfile> {
    return this.work.run(async () => this.ownView(await this.scope.own()));
  }

  /** @throws volunteers.notAVolunteer, request.invalid naming the fields, request.stale */
  changeMine(change: ChangeProfile): Promise<OwnProfile> {
    return this.work.run(async () => {
      const volunteerId = await this.scope.own();
      await this.write(volunteerId, change);
      return this.ownView(volunteerId);
    });
  }

  /** @throws request.notFound, also for members of other leaders' teams */
  of(volunteerId: string): Promise<ProfileView> {
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      return this.view(volunteerId);
    });
  }

  /** @throws request.notFound, request.invalid naming the fields, request.stale */
  change(volunteerId: string, change: ChangeProfile): Promise<ProfileView> {
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      await this.write(volunteerId, change);
      return this.view(volunteerId);
    });
  }

  /** One sealed field in full, for reveals that are audited. */
  async sealedField(volunteerId: string, field: SealedProfileField): Promise<string | undefined> {
    const personId = await this.personIdOf(volunteerId);
    const row = await this.read(volunteerId);
    const key = await this.vault.keyOf(personId);
    if (!row || !key) return undefined;
    const { email, emergencyName, emergencyPhone } = this.opened(row, key);
    return { email, emergencyName, emergencyPhone }[field];
  }

  private async write(volunteerId: string, change: ChangeProfile): Promise<void> {
    const { profile, problems } = readProfile(change);
    if (problems.length > 0) throw requestErrors.invalid({}, { fields: problems });
    const personId = await this.personIdOf(volunteerId);
    const key = await this.vault.keyOf(personId);
    if (!key) throw requestErrors.notFound();
    const seal = (field: string, text: string | null | undefined): Buffer | null =>
      text ? this.vault.sealFor(key, field, text) : null;
    const set: Record<string, unknown> = {
      ...(profile.email !== undefined && { sealed_email: seal('email', profile.email) }),
      ...(profile.occupation !== undefined && { sealed_occupation: seal('occupation', profile.occupation) }),
      ...(profile.emergency !== undefined && {
        sealed_emergency_name: seal('emergency-name', profile.emergency?.name),
        sealed_emergency_phone: seal('emergency-phone', profile.emergency?.phone),
        ...(profile.emergency === null && { emergency_relation: null }),
      }),
      ...(change.emergencyRelation !== undefined &&
        profile.emergency !== null && { emergency_relation: change.emergencyRelation }),
      ...(profile.languages && { languages: profile.languages }),
      ...(profile.skills && { skills: profile.skills }),
      ...(change.texts !== undefined && change.texts !== null && { texts: change.texts }),
      ...(profile.quiet !== undefined && {
        quiet_from_minute: profile.quiet?.from ?? null,
        quiet_to_minute: profile.quiet?.to ?? null,
      }),
      ...(change.optOutUntil !== undefined && { opt_out_until: change.optOutUntil }),
      changed_at: this.clock.now(),
    };
    await this.store(volunteerId, set, change.version);
    if (profile.address !== undefined)
      await this.work.execute('UPDATE volunteers.person SET sealed_address = $2, version = version + 1 WHERE id = $1', [
        personId,
        seal('address', profile.address),
      ]);
    const fields = Object.keys(change).filter((name) => name !== 'version');
    await this.audit.record('profile.changed', { type: 'volunteer', id: volunteerId }, { fields });
  }

  private async store(volunteerId: string, set: Readonly<Record<string, unknown>>, version: number): Promise<void> {
    const names = Object.keys(set);
    const places = names.map((_, index) => `$${index + 2}`);
    const known = await this.work.one<{ version: number; relation: boolean }>(
      `SELECT version, sealed_emergency_name IS NOT NULL AS relation FROM volunteers.profile WHERE volunteer_id = $1 FOR UPDATE`,
      [volunteerId],
    );
    if ((known?.version ?? 0) !== version) throw requestErrors.stale();
    // Somebody's relation without somebody: the form sent one field of three.
    if (set.emergency_relation && !(known?.relation || set.sealed_emergency_name))
      throw requestErrors.invalid({}, { fields: [{ field: 'emergencyName', code: 'required' }] });
    const changed = known
      ? await this.work.execute(
          `UPDATE volunteers.profile SET ${names.map((name, index) => `${name} = ${places[index]}`).join(', ')}, version = version + 1
           WHERE volunteer_id = $1`,
          [volunteerId, ...Object.values(set)],
        )
      : await this.work.execute(
          `INSERT INTO volunteers.profile (volunteer_id, ${names.join(', ')}) VALUES ($1, ${places.join(', ')})
           ON CONFLICT DO NOTHING`,
          [volunteerId, ...Object.values(set)],
        );
    if (changed === 0) throw requestErrors.stale();
  }

  /** All that a volunteer said, opened: for themselves alone. */
  async ownView(volunteerId: string): Promise<OwnProfile> {
    const personId = await this.personIdOf(volunteerId);
    const person = await this.people.openedById(personId);
    const row = await this.read(volunteerId);
    const key = await this.vault.keyOf(personId);
    return {
      name: person?.name ?? '',
      ...(person?.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
      ...(person?.address !== undefined && { address: person.address }),
      ...(row && key && this.opened(row, key)),
      ...reachOf(row),
    };
  }

  private async view(volunteerId: string): Promise<ProfileView> {
    const row = await this.read(volunteerId);
    const tags = { languages: row?.languages ?? [], skills: row?.skills ?? [], version: row?.version ?? 0 };
    if (!isOffice()) return tags;
    const personId = await this.personIdOf(volunteerId);
    await this.looks.note(personId, 'profile');
    const key = await this.vault.keyOf(personId);
    const opened = row && key ? this.opened(row, key) : {};
    return {
      ...reachOf(row),
      ...(opened.occupation !== undefined && { occupation: opened.occupation }),
      ...(opened.email !== undefined && { maskedEmail: maskEmail(opened.email) }),
      ...(opened.emergencyName !== undefined && { maskedEmergencyName: maskPersonName(opened.emergencyName) }),
      ...(opened.emergencyPhone !== undefined && { maskedEmergencyPhone: maskPhone(opened.emergencyPhone) }),
    };
  }

  private opened(row: ProfileRow, key: PersonKey) {
    const open = (field: string, sealed: Buffer | null): string | undefined =>
      sealed ? this.vault.openFor(key, field, sealed) : undefined;
    const opened = {
      email: open('email', row.sealed_email),
      occupation: open('occupation', row.sealed_occupation),
      emergencyName: open('emergency-name', row.sealed_emergency_name),
      emergencyPhone: open('emergency-phone', row.sealed_emergency_phone),
    };
    return Object.fromEntries(Object.entries(opened).filter(([, value]) => value !== undefined)) as {
      [Name in keyof typeof opened]?: string;
    };
  }

  private read(volunteerId: string): Promise<ProfileRow | undefined> {
    return this.work.one<ProfileRow>(`SELECT ${columns} FROM volunteers.profile WHERE volunteer_id = $1`, [
      volunteerId,
    ]);
  }

  private async personIdOf(volunteerId: string): Promise<string> {
    const row = await this.work.one<{ person_id: string }>('SELECT person_id FROM volunteers.volunteer WHERE id = $1', [
      volunteerId,
    ]);
    if (!row) throw requestErrors.notFound();
    return row.person_id;
  }
}

function reachOf(row: ProfileRow | undefined) {
  return {
    languages: row?.languages ?? [],
    skills: row?.skills ?? [],
    texts: row?.texts ?? true,
    ...(row && row.emergency_relation !== null && { emergencyRelation: row.emergency_relation }),
    ...(row &&
      row.quiet_from_minute !== null &&
      row.quiet_to_minute !== null && {
        quietFrom: clockOf(row.quiet_from_minute),
        quietTo: clockOf(row.quiet_to_minute),
      }),
    ...(row?.opt_out_until && { optOutUntil: row.opt_out_until.toISOString() }),
    version: row?.version ?? 0,
  };
}
