import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A reason that somebody forced aside for one person and team, with why and until when. Ends by itself, or taken back. */
@Entity({ schema: 'volunteers', name: 'eligibility_exception' })
export class EligibilityExceptionEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** One of the few that can be forced; the database knows them too. */
  @Column('text')
  code: string;

  @Column('text')
  reason: string;

  /** Role under which it was granted. */
  @Column('text')
  role: string;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('uuid', { name: 'granted_by' })
  grantedBy: string;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
