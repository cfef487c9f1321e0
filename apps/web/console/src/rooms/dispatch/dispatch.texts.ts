import { mergeTexts } from '@redmaple/i18n';
import { actingTexts } from './acting.texts.js';
import { boardTexts } from './board.texts.js';
import { incidentTexts } from './incident.texts.js';

/** All words of the dispatch board. */
export const dispatchTexts = mergeTexts(boardTexts, incidentTexts, actingTexts);
