import { requestErrors } from '../errors/platform-errors.js';
import { placeOf, withoutWords } from './job-failure.js';

describe('what is kept of a failed job', () => {
  it('is kind, code and place, and not a word of the message', () => {
    const error = Object.assign(new TypeError('phone 19900001234\nof 王小明\nis wrong'), { code: '22P02' });
    const kept = withoutWords(error);
    expect(kept.message).toBe('TypeError 22P02');
    expect(`${kept.stack}${placeOf(kept)}${placeOf(error)}`).not.toMatch(/19900001234|王小明|is wrong/);
    expect(placeOf(error)).toMatch(/^at .*job-failure\.spec/);
  });

  it('names the code of an error of ours, and the type of what is no error at all', () => {
    expect(withoutWords(requestErrors.stale()).message).toBe('DomainError request.stale');
    expect(withoutWords('王小明').message).toBe('string');
    expect(withoutWords(undefined).message).toBe('undefined');
  });
});
