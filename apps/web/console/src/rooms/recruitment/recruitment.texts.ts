import { mergeTexts } from '@redmaple/i18n';
import { appealsTexts } from './appeals.texts.js';
import { applicationsTexts } from './applications.texts.js';
import { callsTexts } from './calls.texts.js';
import { decisionsTexts } from './decisions.texts.js';
import { formsTexts } from './forms.texts.js';
import { importsTexts } from './imports.texts.js';

/** Words of the recruitment room: calls, applications, decisions, imports. */
export const recruitmentTexts = mergeTexts(
  callsTexts,
  applicationsTexts,
  decisionsTexts,
  appealsTexts,
  formsTexts,
  importsTexts,
);
