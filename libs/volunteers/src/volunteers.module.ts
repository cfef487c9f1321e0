import { Global, Module } from '@nestjs/common';
import { registerTexts } from '@redmaple/platform';
import { MembershipApiModule, MembershipModule } from './membership.module.js';
import { RecruitmentApiModule, RecruitmentModule } from './recruitment.module.js';
import { registerVolunteersRecords } from './people/personal-records.js';
import { volunteersTexts } from './volunteers.texts.js';

registerTexts(volunteersTexts);
registerVolunteersRecords();

/** Recruitment and membership: services and jobs, for every process. */
@Global()
@Module({ imports: [RecruitmentModule, MembershipModule] })
export class VolunteersModule {}

/** The routes of recruitment and membership, for the API. */
@Module({ imports: [RecruitmentApiModule, MembershipApiModule] })
export class VolunteersApiModule {}
