import { Injectable } from '@nestjs/common';
import { UnitOfWork, Vault } from '@redmaple/platform';
import type { Guardian } from '../people/guardian.policy.js';
import { openGuardian } from '../people/person-seals.js';

interface GuardianRow {
  readonly person_id: string;
  readonly sealed_guardian_name: Buffer | null;
  readonly sealed_guardian_phone: Buffer | null;
}

/** Opens who agreed for a minor; for views that mask and for reveals that are audited. */
@Injectable()
export class Guardians {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** The guardian that an application names; undefined for a grown-up's, or once the person is erased. */
  async of(applicationId: string): Promise<Guardian | undefined> {
    const row = await this.work.one<GuardianRow>(
      'SELECT person_id, sealed_guardian_name, sealed_guardian_phone FROM volunteers.application WHERE id = $1',
      [applicationId],
    );
    if (!row?.sealed_guardian_name) return undefined;
    const key = await this.vault.keyOf(row.person_id);
    return openGuardian(this.vault, key, { name: row.sealed_guardian_name, phone: row.sealed_guardian_phone });
  }
}
