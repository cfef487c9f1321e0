import { accessErrors, currentContext, type UnitOfWork } from '@redmaple/platform';

/** What somebody holds is written down by another. Inside the caller's unit of work. @throws access.samePerson */
export async function requireAnother(work: UnitOfWork, volunteerId: string): Promise<void> {
  const { personId } = currentContext().actor;
  if (personId === undefined) return;
  const own = await work.one('SELECT 1 FROM volunteers.volunteer WHERE id = $1 AND person_id = $2', [
    volunteerId,
    personId,
  ]);
  if (own) throw accessErrors.samePerson();
}
