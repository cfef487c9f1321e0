export const organisationStates = ['applied', 'resident', 'graduated', 'left'] as const;
export type OrganisationState = (typeof organisationStates)[number];

const next: Readonly<Record<OrganisationState, readonly OrganisationState[]>> = {
  applied: ['resident', 'left'],
  resident: ['graduated', 'left'],
  graduated: ['left'],
  // Whoever left may apply again.
  left: ['applied'],
};

/** Whether an organisation in `from` may become `to` (domain.md §3.10); staying is always possible. */
export function mayBecome(from: OrganisationState, to: OrganisationState): boolean {
  return from === to || next[from].includes(to);
}
