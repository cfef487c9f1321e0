import { IfGiven } from '@redmaple/platform';
import { IsInt, IsNotEmpty, IsObject, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const codeShape = /^\s*[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}\s*$/;

/** A sign-up that is put aside. */
export class SaveDraft {
  /** The phone it is found by later. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  /** Number of the form it is filled in on. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  formNo: number;

  /** What stands in the form: texts and lists of texts by the name of the field. */
  @IsObject()
  values: Record<string, unknown>;

  /** Of the draft that is saved again; a new one when left out or not right. */
  @IfGiven()
  @IsString()
  @MaxLength(20)
  @Matches(codeShape)
  draftCode?: string;
}

export class SavedDraftView {
  /** Opens the draft again, together with the phone. */
  draftCode: string;
  expiresAt: string;
}

export class OpenDraft {
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsString()
  @MaxLength(20)
  @Matches(codeShape)
  draftCode: string;
}

export class DraftView {
  callId: string;
  formNo: number;
  values: Record<string, unknown>;
  expiresAt: string;
}
