import { createTexts } from '@redmaple/i18n';

/** Texts of recruitment: errors, consent, messages. */
export const recruitmentTexts = createTexts({ 'zh-CN': {}, en: {} });
