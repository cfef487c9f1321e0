import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { declaredErrorCodes } from '@redmaple/platform';
import { trainingErrors } from './training.errors.js';
import { trainingTexts } from './training.texts.js';

describe('the texts of training', () => {
  it('say the same in every language', () => {
    expect(missingKeys(trainingTexts)).toEqual([]);
    expect(keysWithDifferentParams(trainingTexts)).toEqual([]);
  });

  it('explain every error, and none that does not exist', () => {
    const declared = declaredErrorCodes().filter((code) => code.startsWith('training.'));
    expect(declared).toContain(trainingErrors.overlaps().code);
    const explained = [...trainingTexts.byLocale.en.keys()].filter((key) => key.startsWith('errors.'));
    expect(explained.sort()).toEqual(declared.map((code) => `errors.${code}`));
  });
});
