/**
 * SQL for whether a guardian agrees for a person: a living consent counts, however many were taken back before.
 * @param person SQL for the person's id
 * @param purpose SQL for the purpose of such consents
 */
export function guardianConsentState(person: string, purpose: string): string {
  return `(SELECT CASE WHEN bool_or(g.withdrawn_at IS NULL) THEN 'given' WHEN count(*) > 0 THEN 'withdrawn' ELSE 'missing' END
    FROM volunteers.consent g WHERE g.person_id = ${person} AND g.purpose = ${purpose})`;
}
