import { Global, Module } from '@nestjs/common';

/** People, calls, applications and imports: services and jobs. */
@Global()
@Module({})
export class RecruitmentModule {}

/** The routes of recruitment. */
@Module({})
export class RecruitmentApiModule {}
