import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, AllowRecruit, type Page, Reads, WithFreshFactor } from '@redmaple/platform';
import { RecordGuardian } from '../people/guardian.dto.js';
import { refuseWordsInAddress } from '../people/words-in-address.js';
import {
  type ApplicationCount,
  type ApplicationSummary,
  ApplicationsQuery,
  ApplicationsSearch,
  type ApplicationView,
  CountApplications,
  type RevealedView,
  RevealField,
  WithdrawApplication,
} from './application.dto.js';
import { type RecruitApplicationView } from './recruit.dto.js';
import { EnterApplication, type EnteredView } from './sign-up.dto.js';
import { ApplicationStates } from './application-states.js';
import { ApplicationsService } from './applications.service.js';
import { RecruitsService } from './recruits.service.js';
import { SignUp } from './sign-up.js';

/** Applications, for the office and for the recruits whose they are. */
@Controller('applications')
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly recruits: RecruitsService,
    private readonly signUp: SignUp,
    private readonly states: ApplicationStates,
  ) {}

  @Get()
  @Allow('operator', 'liaison', 'county-admin')
  async list(
    @Query() query: ApplicationsQuery,
    @Headers('authorization') token?: string,
  ): Promise<Page<ApplicationSummary>> {
    refuseWordsInAddress(query.search, token);
    return this.applications.list(query);
  }

  /** The same list, with what is searched for in the body. */
  @Post('search')
  @HttpCode(200)
  @Reads()
  @Allow('operator', 'liaison', 'county-admin')
  find(@Body() query: ApplicationsSearch): Promise<Page<ApplicationSummary>> {
    return this.applications.list(query);
  }

  /** How many there are in each state, however long the lists are. */
  @Post('counts')
  @HttpCode(200)
  @Reads()
  @Allow('operator', 'liaison', 'county-admin')
  counts(@Body() wanted: CountApplications): Promise<ApplicationCount[]> {
    return this.applications.counts(wanted);
  }

  /** Enters a sign-up that came on paper. */
  @Post()
  @Allow('operator')
  enter(@Body() input: EnterApplication): Promise<EnteredView> {
    return this.signUp.fromPaper(input);
  }

  /** A recruit's own applications. */
  @Get('mine')
  @AllowRecruit()
  mine(): Promise<RecruitApplicationView[]> {
    return this.recruits.mine();
  }

  @Post('mine/:id/withdraw')
  @HttpCode(200)
  @AllowRecruit()
  withdrawMine(@Param('id', ParseUUIDPipe) id: string): Promise<RecruitApplicationView> {
    return this.recruits.withdrawMine(id);
  }

  /** With masked phone and document, and the timeline. */
  @Get(':id')
  @Allow('operator', 'liaison', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ApplicationView> {
    return this.applications.get(id);
  }

  /** Withdraws on behalf of a recruit who asked for it. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('operator')
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: WithdrawApplication,
  ): Promise<ApplicationView> {
    await this.states.withdraw(id, { note });
    return this.applications.get(id);
  }

  /** Notes that a minor's guardian signed: who they are and on which day. */
  @Post(':id/guardian')
  @HttpCode(200)
  @Allow('operator')
  recordGuardian(@Param('id', ParseUUIDPipe) id: string, @Body() paper: RecordGuardian): Promise<ApplicationView> {
    return this.applications.recordGuardian(id, paper);
  }

  /** One masked field in full; audited. */
  @Post(':id/reveal')
  @HttpCode(200)
  @Allow('operator', 'liaison')
  @WithFreshFactor()
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() input: RevealField): Promise<RevealedView> {
    return this.applications.reveal(id, input);
  }
}
