/** A kind of certificate that the plugin adds to the county's catalogue. @since 1.0.0 */
export interface QualificationKind {
  /** Kebab case; outside the plugin it is known as `<plugin id>.<code>`. */
  readonly code: string;
  /** How long a certificate of this kind is valid, in months. */
  readonly validMonths: number;
  /** How many days before its end it can be renewed and its holder is reminded; 60 unless said. */
  readonly renewalDays?: number;
  /** How many days after its end it can still be renewed instead of earned anew; meanwhile it does not count. 30 unless said. */
  readonly graceDays?: number;
}
