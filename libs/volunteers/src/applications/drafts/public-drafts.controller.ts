import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { AllowPublic, Reads } from '@redmaple/platform';
import { type DraftView, OpenDraft, SaveDraft, type SavedDraftView } from './draft.dto.js';
import { Drafts } from './drafts.service.js';

/** Sign-ups that are put aside, without an account. */
@Controller('public/counties/:county')
export class PublicDraftsController {
  constructor(private readonly drafts: Drafts) {}

  /** Keeps a half-filled form for a week; the code in the answer opens it again. */
  @Post('calls/:id/drafts')
  @AllowPublic()
  save(@Param('id', ParseUUIDPipe) callId: string, @Body() input: SaveDraft): Promise<SavedDraftView> {
    return this.drafts.save(callId, input);
  }

  /** What was put aside, for who knows its phone and code. */
  @Post('drafts/open')
  @HttpCode(200)
  @Reads()
  @AllowPublic()
  open(@Body() input: OpenDraft): Promise<DraftView> {
    return this.drafts.open(input);
  }
}
