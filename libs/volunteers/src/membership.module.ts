import { Global, Module } from '@nestjs/common';

/** Vetting, volunteers, teams, qualifications, eligibility: services and jobs. */
@Global()
@Module({})
export class MembershipModule {}

/** The routes of vetting, volunteers and teams. */
@Module({})
export class MembershipApiModule {}
