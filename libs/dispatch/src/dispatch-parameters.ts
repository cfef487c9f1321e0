import { Injectable } from '@nestjs/common';

/**
 * The figures of dispatch. None comes from a law: they are the centre's own and will become settings of each county.
 */
@Injectable()
export class DispatchParameters {
  /** How long someone may think before the next one is asked, in seconds. */
  answerWindowSeconds = 60;
  /** Somebody should be on the scene so many minutes after a request came in (民情110). */
  sceneWithinMinutes = 5;
  /** How long a mission is expected to take: certificates and rest are checked to its end. */
  expectedMissionMinutes = 120;
  /** Teams whose base lies further away are not asked, in metres. */
  farthestMetres = 30_000;
  /** After a mission nobody is asked again for so long, in minutes. */
  restAfterMissionMinutes = 30;
  /** After a shift nobody is called out for so long, in hours: the rest that a roster keeps between two shifts. */
  restAfterShiftHours = 8;
  /** Hour of the next day, local time, at which the call-back is due (民情110: visit the next day). */
  followUpHour = 10;
  /** A rating up to this one, of five, opens the incident again. */
  dissatisfiedUpTo = 2;
}
