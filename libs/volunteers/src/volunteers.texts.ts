import { mergeTexts } from '@redmaple/i18n';
import { eligibilityTexts } from './eligibility/eligibility.texts.js';
import { volunteersExportsTexts } from './exports/exports.texts.js';
import { officeListsTexts } from './exports/office-lists.texts.js';
import { officeValuesTexts } from './exports/office-values.texts.js';
import { membershipTexts } from './membership.texts.js';
import { ownDataTexts } from './people/own-data.texts.js';
import { recruitmentTexts } from './recruitment.texts.js';

export const volunteersTexts = mergeTexts(
  recruitmentTexts,
  membershipTexts,
  eligibilityTexts,
  ownDataTexts,
  volunteersExportsTexts,
  officeListsTexts,
  officeValuesTexts,
);
