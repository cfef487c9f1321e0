import { readGuardian } from './guardian.policy.js';

const right = { name: ' 陈 大文 ', phone: '+86 154-0000-0001', consentAccepted: true };
const wrong = (written: Parameters<typeof readGuardian>[0]): string[] =>
  readGuardian(written, true).problems.map(({ field, code }) => `${field}:${code}`);

describe('the guardian of a minor', () => {
  it('is kept as written on the papers, with a phone that can be called', () => {
    expect(readGuardian(right, true)).toEqual({ guardian: { name: '陈大文', phone: '15400000001' }, problems: [] });
  });

  it('is asked for field by field when nothing is said', () => {
    expect(wrong(undefined)).toEqual(['guardian.name:guardianNeeded', 'guardian.phone:guardianNeeded']);
    expect(wrong({ name: ' ', phone: '', consentAccepted: false })).toEqual([
      'guardian.name:guardianNeeded',
      'guardian.phone:guardianNeeded',
      'guardian.consentAccepted:guardianConsentNeeded',
    ]);
  });

  it('must have agreed on the screen, while paper says so itself', () => {
    expect(wrong({ ...right, consentAccepted: false })).toEqual(['guardian.consentAccepted:guardianConsentNeeded']);
    expect(readGuardian({ name: '陈大文', phone: '15400000001' }, true).guardian).toBeDefined();
  });

  it('needs a name without tricks and a mobile phone', () => {
    expect(wrong({ ...right, name: '陈\u202e文' })).toEqual(['guardian.name:badCharacter']);
    expect(wrong({ ...right, name: '陈'.repeat(41) })).toEqual(['guardian.name:tooLong']);
    expect(wrong({ ...right, phone: '0575-87654321' })).toEqual([expect.stringMatching(/^guardian\.phone:/)]);
    expect(wrong({ ...right, phone: '1540000000' })).toEqual([expect.stringMatching(/^guardian\.phone:/)]);
  });

  it('is nobody for a grown-up, whatever was written', () => {
    expect(readGuardian(right, false)).toEqual({ problems: [] });
    expect(readGuardian({ name: '', phone: 'x', consentAccepted: false }, false)).toEqual({ problems: [] });
  });
});
