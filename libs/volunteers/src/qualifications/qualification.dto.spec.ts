import { describe, expect, it } from '@jest/globals';
import { RequestValidationPipe } from '@redmaple/platform';
import { EndingInsuranceQuery } from '../insurance/insurance.dto.js';
import { ExpiringQuery } from './qualification.dto.js';

const pipe = new RequestValidationPipe();

describe.each([ExpiringQuery, EndingInsuranceQuery])('the query of what ends soon, %p', (metatype) => {
  const read = (query: object) => pipe.transform(query, { type: 'query', metatype });

  it('reads from an address how far to look ahead, and looks sixty days without a word', async () => {
    expect(await read({ days: '30', limit: '100' })).toMatchObject({ days: 30, limit: 100 });
    expect(await read({})).toMatchObject({ days: 60, limit: 50 });
  });

  it.each(['367', '-1', 'soon', '1.5'])('refuses %s by the name of the field', async (days) => {
    await expect(read({ days })).rejects.toMatchObject({ details: { fields: [{ field: 'days' }] } });
  });
});
