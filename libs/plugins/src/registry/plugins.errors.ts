import { accessErrors, defineErrors, explainConstraint } from '@redmaple/platform';

export const pluginErrors = defineErrors('plugins', {
  unknown: 'missing',
  notForCounty: 'refused',
  notRunning: 'refused',
  settingsInvalid: 'invalid',
  failed: 'unavailable',
  refused: 'refused',
  keepsTooMuch: 'refused',
  wishesTooMuch: 'limited',
  twoNeeded: 'refused',
  alreadyOn: 'conflict',
  proposalOpen: 'conflict',
  proposalDecided: 'conflict',
  proposalStale: 'conflict',
  proposalOfAnother: 'refused',
  readInPlugin: 'conflict',
});

explainConstraint('county_plugin_by_two', () => pluginErrors.twoNeeded());
explainConstraint('plugin_proposal_open', () => pluginErrors.proposalOpen());
explainConstraint('plugin_proposal_once', () => pluginErrors.proposalDecided());
explainConstraint('plugin_proposal_two_people', () => accessErrors.samePerson());
