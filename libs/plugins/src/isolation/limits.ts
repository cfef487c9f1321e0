/** Of a closed process. All in milliseconds, unless it says otherwise. */
export const limits = {
  /** From question to answer. */
  answer: 1_000,
  /** What a caller waits at most, other questions and the start of the process included. */
  wait: 2_500,
  /** For loading the plugin anew: on a busy machine the process comes last. */
  start: 10_000,
  /** For loading it at boot, when nobody waits and a refusal would last. */
  firstStart: 60_000,
  /** Bytes of an answer. */
  answerBytes: 256_000,
  /** Bytes of what a plugin declares. */
  descriptionBytes: 1_000_000,
  /** Resident memory in bytes; above it the process is killed. */
  resident: 160_000_000,
  /** First and longest rest after a failure; it doubles in between. */
  rest: 1_000,
  longestRest: 60_000,
  /** Questions that may wait. */
  waiting: 50,
} as const;
