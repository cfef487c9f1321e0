import { describe, expect, it } from '@jest/globals';
import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { messagesTexts } from '../screens/messages.texts.js';
import { mineTexts } from '../screens/mine.texts.js';
import { missionTexts } from '../screens/mission.texts.js';
import { outboxTexts } from '../screens/outbox.texts.js';
import { ownDataTexts } from '../screens/own-data.texts.js';
import { patrolTexts } from '../screens/patrol.texts.js';
import { shiftsTexts } from '../screens/shifts.texts.js';
import { signInTexts } from '../screens/sign-in.texts.js';
import { todayTexts } from '../screens/today.texts.js';
import { trainingTexts } from '../screens/training.texts.js';
import { common } from './common.texts.js';
import { whenTexts } from './when.texts.js';

const all = {
  common,
  messagesTexts,
  mineTexts,
  missionTexts,
  outboxTexts,
  ownDataTexts,
  patrolTexts,
  trainingTexts,
  shiftsTexts,
  signInTexts,
  todayTexts,
  whenTexts,
};

describe('the texts of the volunteers’ pages', () => {
  it.each(Object.entries(all))('%s are complete in both languages, with the same params', (_name, { texts }) => {
    expect(texts.byLocale['zh-CN'].size).toBeGreaterThan(3);
    expect(missingKeys(texts)).toEqual([]);
    expect(keysWithDifferentParams(texts)).toEqual([]);
  });
});
