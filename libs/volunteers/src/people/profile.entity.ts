import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a volunteer says about themselves. What identifies or reaches somebody is sealed under the key of the person. */
@Entity({ schema: 'volunteers', name: 'profile' })
export class ProfileEntity {
  @PrimaryColumn('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('bytea', { name: 'sealed_email', nullable: true })
  sealedEmail: Buffer | null;

  @Column('bytea', { name: 'sealed_occupation', nullable: true })
  sealedOccupation: Buffer | null;

  @Column('bytea', { name: 'sealed_emergency_name', nullable: true })
  sealedEmergencyName: Buffer | null;

  @Column('bytea', { name: 'sealed_emergency_phone', nullable: true })
  sealedEmergencyPhone: Buffer | null;

  @Column('text', { name: 'emergency_relation', nullable: true })
  emergencyRelation: string | null;

  @Column('text', { array: true, default: [] })
  languages: string[];

  @Column('text', { array: true, default: [] })
  skills: string[];

  @Column('boolean', { default: true })
  texts: boolean;

  @Column('integer', { name: 'quiet_from_minute', nullable: true })
  quietFromMinute: number | null;

  @Column('integer', { name: 'quiet_to_minute', nullable: true })
  quietToMinute: number | null;

  @Column('timestamptz', { name: 'opt_out_until', nullable: true })
  optOutUntil: Date | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
