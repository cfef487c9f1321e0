import { mergeTexts } from '@redmaple/i18n';
import { planTexts } from './plan.texts.js';
import { rostersTexts } from './rosters.texts.js';
import { seatsTexts } from './seats.texts.js';

/** All words of rosters, shifts, sites and cover. */
export const dutyTexts = mergeTexts(rostersTexts, seatsTexts, planTexts);
