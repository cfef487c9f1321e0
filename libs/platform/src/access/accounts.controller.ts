import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { currentContext } from '../context/context.js';
import { accessErrors } from '../errors/platform-errors.js';
import {
  AcceptInvitationDto,
  ChangeRolesDto,
  InvitationView,
  InviteStaffDto,
  OpenInvitationDto,
  PendingResetView,
  SecondFactorResetView,
} from './access.dto.js';
import { AccountRolesService } from './account-roles.service.js';
import { type AccountView, AccountsService, type Invitation, type OpenedInvitation } from './accounts.service.js';
import { Allow, AllowPublic, WithFreshFactor } from './allow.js';
import { Counties } from './counties.js';
import { PendingResets } from './pending-resets.service.js';

/** Staff accounts of a county. */
@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly counties: Counties,
    private readonly pendingResets: PendingResets,
    private readonly accountRoles: AccountRolesService,
  ) {}

  @Get('accounts')
  @Allow('county-admin', 'security-admin')
  list(): Promise<AccountView[]> {
    return this.accounts.list();
  }

  /** Invites a colleague; the answer holds the one-time link. Security and audit roles are the security admin's to give. */
  @Post('accounts')
  @Allow('county-admin', 'security-admin')
  @WithFreshFactor()
  async invite(@Body() body: InviteStaffDto): Promise<InvitationView> {
    return toView(await this.accounts.invite(body));
  }

  @Post('accounts/:id/disable')
  @HttpCode(204)
  @Allow('county-admin', 'security-admin')
  disable(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.accounts.disable(id);
  }

  /** Changes which roles a colleague has in the whole county; who may give a role may take it. */
  @Put('accounts/:id/roles')
  @HttpCode(204)
  @Allow('county-admin', 'security-admin')
  @WithFreshFactor()
  changeRoles(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeRolesDto): Promise<void> {
    return this.accountRoles.change(id, body);
  }

  /** First of two people. */
  @Post('accounts/:id/second-factor-resets')
  @Allow('county-admin', 'security-admin')
  requestReset(@Param('id', ParseUUIDPipe) id: string): Promise<SecondFactorResetView> {
    return this.accounts.requestSecondFactorReset(id);
  }

  /** What waits for the second of two people. */
  @Get('second-factor-resets')
  @Allow('county-admin', 'security-admin')
  pending(): Promise<PendingResetView[]> {
    return this.pendingResets.list();
  }

  /** Second of two people. */
  @Post('second-factor-resets/:id/approval')
  @Allow('county-admin', 'security-admin')
  async approveReset(@Param('id', ParseUUIDPipe) id: string): Promise<InvitationView> {
    return toView(await this.accounts.approveSecondFactorReset(id));
  }

  @Post('invitations/open')
  @HttpCode(200)
  @AllowPublic()
  async open(@Body() body: OpenInvitationDto): Promise<OpenedInvitation> {
    await this.choose(body.county);
    return this.accounts.openInvitation(body.token);
  }

  @Post('invitations/accept')
  @HttpCode(204)
  @AllowPublic()
  async accept(@Body() body: AcceptInvitationDto): Promise<void> {
    await this.choose(body.county);
    return this.accounts.acceptInvitation(body.token, body.password, body.code);
  }

  private async choose(code: string): Promise<void> {
    const county = await this.counties.active(code);
    if (!county) throw accessErrors.invitationInvalid();
    currentContext().county = county.code;
  }
}

function toView(invitation: Invitation): InvitationView {
  return { accountId: invitation.accountId, link: invitation.link, expiresAt: invitation.expiresAt.toISOString() };
}
