import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { Allow, asDownload, type FormRequest, readPictureUpload } from '@redmaple/platform';
import {
  ClaimFileView,
  ClaimPage,
  ClaimsQuery,
  ClaimView,
  DecideClaim,
  OwnClaim,
  SendClaim,
  SendClaimFor,
} from './claim.dto.js';
import { ClaimDecisions } from './claim-decisions.service.js';
import { ClaimsService } from './claims.service.js';

/** Papers that show what somebody holds, for the office. */
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly decisions: ClaimDecisions,
  ) {}

  /** Multipart: `file` and `clientId`. A JPEG, PNG, WebP or PDF of at most 10 MB; place, phone and time are taken out of photos. */
  @Post('files')
  @Allow('volunteer', 'operator', 'county-admin')
  async sendFile(@Req() request: FormRequest): Promise<ClaimFileView> {
    return this.claims.keepFile(await readPictureUpload(request));
  }

  /** What waits, the oldest first; what was decided, the latest first. */
  @Get()
  @Allow('operator', 'county-admin')
  list(@Query() query: ClaimsQuery): Promise<ClaimPage> {
    return this.claims.list(query);
  }

  /** From a paper that was brought to the office. */
  @Post()
  @Allow('operator', 'county-admin')
  send(@Body() { volunteerId, ...wish }: SendClaimFor): Promise<ClaimView> {
    return this.claims.sendFor(volunteerId, wish);
  }

  @Get(':id')
  @Allow('operator', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ClaimView> {
    return this.claims.get(id);
  }

  /** Verifies it, or says why not. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() decision: DecideClaim): Promise<ClaimView> {
    return this.decisions.decide(id, decision);
  }

  /** A page of a paper, for its holder and the office. */
  @Get('files/:id')
  @Allow('volunteer', 'operator', 'county-admin')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async file(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asDownload(await this.claims.openFile(id), 'paper');
  }
}

/** What I send in about myself. */
@Controller('me/claims')
export class OwnClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  /** What I sent in and what became of it, the latest first. */
  @Get()
  @Allow('volunteer')
  mine(): Promise<OwnClaim[]> {
    return this.claims.mine();
  }

  /** Sends in a certificate or a policy; sent again with the same `clientId` it is the first one. */
  @Post()
  @Allow('volunteer')
  send(@Body() wish: SendClaim): Promise<OwnClaim> {
    return this.claims.sendMine(wish);
  }

  /** Takes back what nobody has decided about. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('volunteer')
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<OwnClaim> {
    return this.claims.withdraw(id);
  }
}
