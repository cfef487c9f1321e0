import { mergeTexts } from '@redmaple/i18n';
import { identityTexts } from './identity.texts.js';
import { proofsTexts } from './proofs.texts.js';
import { teamPageTexts } from './team-page.texts.js';
import { teamsTexts } from './teams.texts.js';
import { volunteersTexts } from './volunteers.texts.js';

/** All words of volunteers and teams. */
export const peopleTexts = mergeTexts(volunteersTexts, teamsTexts, teamPageTexts, proofsTexts, identityTexts);
