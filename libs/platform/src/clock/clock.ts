import { Injectable } from '@nestjs/common';

/** The one source of time. Deadlines, expiries and ages are decided by it; SQL receives the instant as a parameter. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
