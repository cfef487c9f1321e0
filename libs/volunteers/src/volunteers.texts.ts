import { mergeTexts } from '@redmaple/i18n';
import { membershipTexts } from './membership.texts.js';
import { ownDataTexts } from './people/own-data.texts.js';
import { recruitmentTexts } from './recruitment.texts.js';

export const volunteersTexts = mergeTexts(recruitmentTexts, membershipTexts, ownDataTexts);
