import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@redmaple/platform';
import { AttendanceService } from './attendance.service.js';

const closePastShifts = defineJob('shifts.close-past', { schedule: { every: 600_000 } });

@Injectable()
export class AttendanceJobs {
  constructor(private readonly attendance: AttendanceService) {}

  @Handles(closePastShifts)
  closePast(): Promise<void> {
    return this.attendance.closePast();
  }
}
