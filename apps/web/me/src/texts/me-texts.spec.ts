import { describe, expect, it } from '@jest/globals';
import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { whenTexts } from '../parts/when.js';
import { missionTexts } from '../screens/mission.texts.js';
import { shiftsTexts } from '../screens/shifts.texts.js';
import { signInTexts } from '../screens/sign-in.texts.js';
import { todayTexts } from '../screens/today.texts.js';
import { common } from './common.texts.js';

const all = { common, missionTexts, shiftsTexts, signInTexts, todayTexts, whenTexts };

describe('the texts of the volunteers’ pages', () => {
  it.each(Object.entries(all))('%s are complete in both languages, with the same params', (_name, { texts }) => {
    expect(texts.byLocale['zh-CN'].size).toBeGreaterThan(3);
    expect(missingKeys(texts)).toEqual([]);
    expect(keysWithDifferentParams(texts)).toEqual([]);
  });
});
