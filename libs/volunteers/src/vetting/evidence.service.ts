import { Injectable } from '@nestjs/common';
import { Audit, Files, type OpenFile, type PictureUpload, requestErrors, UnitOfWork } from '@redmaple/platform';
import { isOffice } from '../teams/team-access.js';
import { evidencePurpose } from './decision-records.js';
import type { EvidenceView } from './vetting.dto.js';

/** Pictures that decisions rest on. Of a background review there are none. */
@Injectable()
export class VettingEvidence {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  /** @throws files.notAPicture, files.broken, files.tooManyPixels */
  async keep(upload: PictureUpload): Promise<EvidenceView> {
    const { id, size } = await this.files.keepPicture(evidencePurpose, upload);
    return { id, size };
  }

  /** For the office; each look is in the audit trail. @throws request.notFound */
  async read(id: string): Promise<OpenFile> {
    const file = await this.work.run(async () => {
      const [found] = isOffice() ? await this.files.find(evidencePurpose, [id]) : [];
      if (!found) throw requestErrors.notFound();
      await this.audit.record('vetting.evidence-read', { type: 'file', id });
      return found;
    });
    const bytes = await this.files.bytesOf(file);
    if (!bytes) throw requestErrors.notFound();
    return { file, bytes };
  }
}
