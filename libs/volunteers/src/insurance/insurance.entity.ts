import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** Accident insurance of a volunteer (志愿服务条例 17). */
@Entity({ schema: 'volunteers', name: 'insurance' })
export class InsuranceEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text', { name: 'policy_number' })
  policyNumber: string;

  @Column('text')
  insurer: string;

  /** YYYY-MM-DD; both days are covered. */
  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to' })
  validTo: string;

  /** Whether rescue, water and disaster work is insured. */
  @Column('boolean', { name: 'covers_danger' })
  coversDanger: boolean;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;

  /** The holder's own policy, or one of a group. */
  @Column('text', { default: 'own' })
  kind: 'own' | 'group';

  /** The policy that this one renews. */
  @Column('uuid', { nullable: true })
  renews: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;

  @Column('text', { name: 'revoke_reason', nullable: true })
  revokeReason: string | null;
}
