import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { declaredErrorCodes } from '@redmaple/platform';
import { projectErrors } from './projects.errors.js';
import { projectsTexts } from './projects.texts.js';

describe('the texts of projects', () => {
  it('say the same in every language', () => {
    expect(missingKeys(projectsTexts)).toEqual([]);
    expect(keysWithDifferentParams(projectsTexts)).toEqual([]);
  });

  it('explain every error, and none that does not exist', () => {
    const declared = declaredErrorCodes().filter((code) => code.startsWith('projects.'));
    expect(declared).toContain(projectErrors.nameTaken().code);
    const explained = [...projectsTexts.byLocale.en.keys()].filter((key) => key.startsWith('errors.'));
    expect(explained.sort()).toEqual(declared.map((code) => `errors.${code}`));
  });
});
