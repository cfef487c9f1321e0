import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { AllowPublic } from '@redmaple/platform';
import { AskStatus, FindNumbers, type FoundNumbersView, type StatusView } from './recruit.dto.js';
import { type PhoneCodeView, RequestPhoneCode, SubmitApplication, type SubmittedView } from './sign-up.dto.js';
import { RecruitsService } from './recruits.service.js';
import { SignUp } from './sign-up.js';

/** Sign-up and status for recruits, without an account. */
@Controller('public/counties/:county')
export class PublicApplicationsController {
  constructor(
    private readonly signUp: SignUp,
    private readonly recruits: RecruitsService,
  ) {}

  /** Sends a one-time code to a phone. */
  @Post('phone-codes')
  @AllowPublic()
  requestCode(@Body() input: RequestPhoneCode): Promise<PhoneCodeView> {
    return this.recruits.requestCode(input);
  }

  /** Signs up for a call. */
  @Post('calls/:id/applications')
  @AllowPublic()
  async submit(@Param('id', ParseUUIDPipe) callId: string, @Body() input: SubmitApplication): Promise<SubmittedView> {
    const { id: _id, ...answer } = await this.signUp.online({ ...input, callId });
    return answer;
  }

  /** The application behind a number, for whoever proves its phone. */
  @Post('applications/status')
  @HttpCode(200)
  @AllowPublic()
  status(@Body() input: AskStatus): Promise<StatusView> {
    return this.recruits.status(input);
  }

  /** The application numbers of a phone, for whoever has lost theirs. */
  @Post('applications/find')
  @HttpCode(200)
  @AllowPublic()
  find(@Body() input: FindNumbers): Promise<FoundNumbersView> {
    return this.recruits.find(input);
  }
}
