/** A kind of certificate that the plugin adds to the county's catalogue. @since 1.0.0 */
export interface QualificationKind {
  /** Kebab case; outside the plugin it is known as `<plugin id>.<code>`. */
  readonly code: string;
  /** How long a certificate of this kind is valid, in months. */
  readonly validMonths: number;
}
