import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { declaredErrorCodes } from '@redmaple/platform';
import './recruitment.errors.js';
import { recruitmentTexts } from './recruitment.texts.js';

describe('the texts of recruitment', () => {
  it('are complete in both languages, with the same params', () => {
    expect(missingKeys(recruitmentTexts)).toEqual([]);
    expect(keysWithDifferentParams(recruitmentTexts)).toEqual([]);
  });

  it('explain every error of recruitment', () => {
    const own = declaredErrorCodes().filter((code) => /^(calls|applications|imports|spreadsheet)\./.test(code));
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter((code) => !recruitmentTexts.has('zh-CN', `errors.${code}`))).toEqual([]);
  });
});
