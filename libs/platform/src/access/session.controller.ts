import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import '@fastify/cookie';
import { normalisePhone } from '@redmaple/forms';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock.js';
import { currentContext, currentCounty } from '../context/context.js';
import { accessErrors, requestErrors } from '../errors/platform-errors.js';
import {
  ConfirmSecondFactorDto,
  PhoneCodeFlowView,
  PhoneCodeRequestDto,
  SessionOpenedView,
  SessionView,
  StaffSignInDto,
  VolunteerSignInDto,
  WhoView,
} from './access.dto.js';
import { AllowPublic, AllowSession, AllowSignedIn, EvenAsleep } from './allow.js';
import { cookieOptions, cookieSeconds, sessionCookie } from './cookies.js';
import { Counties } from './counties.js';
import { PhoneCodes } from './phone-codes.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { SignInService } from './sign-in.service.js';

/** Signing in and out. */
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: Sessions,
    private readonly codes: PhoneCodes,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** Staff: login, password and the code of the authenticator app. */
  @Post('session')
  @AllowPublic()
  async openStaff(
    @Body() body: StaffSignInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionOpenedView> {
    await this.choose(body.county);
    return answer(await this.signIn.staff(body.login, body.password, body.code), body.transport, reply);
  }

  /** Volunteers: a code to the phone. The answer is the same whether the number is known or not. */
  @Post('session/phone-codes')
  @AllowPublic()
  async sendCode(@Body() body: PhoneCodeRequestDto): Promise<PhoneCodeFlowView> {
    await this.choose(body.county);
    return this.codes.issue(mobile(body.phone), 'sign-in');
  }

  @Post('session/phone')
  @AllowPublic()
  async openVolunteer(
    @Body() body: VolunteerSignInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionOpenedView> {
    await this.choose(body.county);
    const opened = await this.signIn.volunteer({ flowId: body.flowId, phone: mobile(body.phone), code: body.code });
    return answer(opened, body.transport, reply);
  }

  /** Who I am, and what I may do. */
  @Get('session')
  @AllowSession()
  async who(@Req() request: FastifyRequest): Promise<WhoView> {
    const { actor } = currentContext();
    const county = await this.counties.active(currentCounty());
    const state = await this.sessions.stateOf(actor.sessionId ?? '');
    if (!state) throw accessErrors.signInNeeded();
    const cookie = tokenInCookie(request);
    const kind = actor.kind === 'recruit' ? 'recruit' : actor.personId === undefined ? 'staff' : 'volunteer';
    return {
      accountId: actor.id,
      county: currentCounty(),
      countyName: county?.name ?? '',
      timezone: county?.timezone ?? 'Asia/Shanghai',
      kind,
      ...(state.displayName !== undefined && { displayName: state.displayName }),
      grants: actor.grants.map((grant) => ({ ...grant })),
      ...(cookie && { csrfToken: this.sessions.csrfToken(cookie) }),
      endsAt: state.endsAt.toISOString(),
      expiresAt: state.expiresAt.toISOString(),
      confirmationNeeded: state.asleep,
      now: this.clock.now().toISOString(),
    };
  }

  /** Shows the second factor again before a sensitive act. */
  @Post('session/second-factor')
  @HttpCode(204)
  @AllowSignedIn()
  @EvenAsleep()
  async confirm(@Body() body: ConfirmSecondFactorDto): Promise<void> {
    const { actor } = currentContext();
    await this.signIn.confirm(actor.id, actor.sessionId ?? '', body.code);
  }

  @Delete('session')
  @HttpCode(204)
  @AllowSession()
  @EvenAsleep()
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.revoke(currentContext().actor.sessionId ?? '');
    if (request.cookies[sessionCookie]) void reply.clearCookie(sessionCookie, cookieOptions);
  }

  @Get('sessions')
  @AllowSignedIn()
  list(): Promise<SessionView[]> {
    const { actor } = currentContext();
    return this.sessions.list(actor.id, actor.sessionId);
  }

  /** Ends one of my sessions. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @AllowSignedIn()
  @EvenAsleep()
  async closeOne(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    const { actor } = currentContext();
    const mine = await this.sessions.list(actor.id, undefined);
    if (!mine.some((session) => session.id === id)) throw requestErrors.notFound();
    await this.sessions.revoke(id);
  }

  /** Signs out everywhere. */
  @Delete('sessions')
  @HttpCode(204)
  @AllowSignedIn()
  @EvenAsleep()
  async closeAll(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.revokeAll(currentContext().actor.id);
    if (request.cookies[sessionCookie]) void reply.clearCookie(sessionCookie, cookieOptions);
  }

  private async choose(code: string): Promise<void> {
    const county = await this.counties.active(code);
    if (!county) throw accessErrors.countyUnknown({}, { field: 'county' });
    currentContext().county = county.code;
  }
}

/** The session's token when it is the cookie that brought it. */
function tokenInCookie({ headers, cookies }: FastifyRequest): string | undefined {
  return headers.authorization?.startsWith('Bearer ') ? undefined : cookies[sessionCookie];
}

function mobile(typed: string): string {
  const phone = normalisePhone(typed);
  if (!phone.ok) throw requestErrors.invalid({}, { fields: [{ field: 'phone', code: phone.code }] });
  return phone.normalised;
}

function answer(
  opened: OpenedSession,
  transport: 'cookie' | 'bearer' | undefined,
  reply: FastifyReply,
): SessionOpenedView {
  const view = { csrfToken: opened.csrfToken, expiresAt: opened.expiresAt.toISOString() };
  if (transport !== 'cookie') return { ...view, token: opened.token };
  void reply.setCookie(sessionCookie, opened.token, { ...cookieOptions, maxAge: cookieSeconds });
  return view;
}
