import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRegistry, PhoneCodes, Relay, SignInService, uuidv7, WorkerHost } from '@redmaple/platform';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { openMembershipHouse, volunteer } from '../testing/membership-house.js';

describe('a phone number from paper', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openMembershipHouse();
    house.get<JobRegistry>(JobRegistry).collect();
    await house.get<WorkerHost>(WorkerHost).start();
    house.get<Relay>(Relay).start();
  });
  afterAll(async () => {
    await house?.get<Relay>(Relay).stop();
    await house?.get<WorkerHost>(WorkerHost).stop();
    await house?.close();
  });

  const verifiedAt = async (personId: string): Promise<Date | null | undefined> =>
    (
      await queryAsOwner<{ at: Date | null }>(
        house.database,
        'SELECT phone_verified_at AS at FROM volunteers.person WHERE id = $1',
        [personId],
      )
    )[0]?.at;

  /** A code as it would have been sent; what was sent can't be read back. */
  async function codeFor(phone: string): Promise<{ flowId: string; phone: string; code: string }> {
    const proof = { flowId: uuidv7(new Date()), phone, code: '123456' };
    await house.inCounty(() => {
      const { codeHash, phoneIndex } = house.get<PhoneCodes>(PhoneCodes).fingerprint(proof, 'sign-in');
      return house.work.execute(
        `INSERT INTO platform.phone_code (id, phone_index, purpose, code_hash, created_at, expires_at, tries_left)
         VALUES ($1, $2, 'sign-in', $3, $4, $4::timestamptz + interval '5 minutes', 5)`,
        [proof.flowId, phoneIndex, codeHash, new Date()],
      );
    });
    return proof;
  }

  it('counts as verified once its owner has signed in with it, and not through a wrong code', async () => {
    const phone = '15400005678';
    const { personId } = await volunteer(house, { phone });
    expect(await verifiedAt(personId)).toBeNull();
    const proof = await codeFor(phone);
    const signIn = house.get<SignInService>(SignInService);
    await expect(house.inCounty(() => signIn.volunteer({ ...proof, code: '654321' }))).rejects.toMatchObject({
      code: 'access.codeWrong',
    });
    await house.inCounty(() => signIn.volunteer(proof));
    const end = Date.now() + 15_000;
    while ((await verifiedAt(personId)) === null && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await verifiedAt(personId)).not.toBeNull();
  });
});
