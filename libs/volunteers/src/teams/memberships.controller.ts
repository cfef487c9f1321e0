import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  DecideProbationDto,
  EndMembershipDto,
  MembershipDetail,
  SetReserveDto,
  SetRoleDto,
  TransferDto,
} from './membership.dto.js';
import { RoleAnswer } from './leader-proposal.dto.js';
import { MembershipsService } from './memberships.service.js';

/** Changes of someone's place in a team. Each answers with the new row, whose id takes the next change. */
@Controller('memberships')
export class MembershipsController {
  constructor(private readonly memberships: MembershipsService) {}

  /** That somebody is to lead waits for a second person: the answer says so, and the role stays until then. */
  @Post(':id/role')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  setRole(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetRoleDto): Promise<RoleAnswer> {
    const { role, mentorId, reason: why, formerLeader } = body;
    return this.memberships.setRole(id, role, mentorId, { why, formerLeader });
  }

  /** On leave or back: the volunteer, the team's leader or the office. */
  @Post(':id/reserve')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader', 'volunteer')
  setReserve(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetReserveDto): Promise<MembershipDetail> {
    return this.memberships.setReserve(id, body.reserve, body.reason);
  }

  /** Passed, shortened or extended, by the office or the team's leader; never by who is on probation or accompanies them. */
  @Post(':id/probation')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  decideProbation(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideProbationDto): Promise<MembershipDetail> {
    return this.memberships.decideProbation(id, body);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  transfer(@Param('id', ParseUUIDPipe) id: string, @Body() body: TransferDto): Promise<MembershipDetail> {
    return this.memberships.transfer(id, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  end(@Param('id', ParseUUIDPipe) id: string, @Body() body: EndMembershipDto): Promise<MembershipDetail> {
    return this.memberships.end(id, body.reason);
  }
}
