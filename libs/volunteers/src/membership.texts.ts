import { createTexts } from '@redmaple/i18n';

/** Texts of vetting, volunteers and teams. */
export const membershipTexts = createTexts({ 'zh-CN': {}, en: {} });
