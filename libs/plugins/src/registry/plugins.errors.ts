import { accessErrors, defineErrors, explainConstraint, requestErrors } from '@redmaple/platform';

export const pluginErrors = defineErrors('plugins', {
  unknown: 'missing',
  notForCounty: 'refused',
  notRunning: 'refused',
  settingsInvalid: 'invalid',
  failed: 'unavailable',
  refused: 'refused',
  keepsTooMuch: 'refused',
  keepsTooManyFiles: 'refused',
  wishesTooMuch: 'limited',
  /** A plugin's code asked a service for more at once than it answers. */
  asksTooMuch: 'refused',
  twoNeeded: 'refused',
  alreadyOn: 'conflict',
  proposalOpen: 'conflict',
  proposalDecided: 'conflict',
  proposalStale: 'conflict',
  proposalOfAnother: 'refused',
  readInPlugin: 'conflict',
});

explainConstraint('county_plugin_by_two', () => pluginErrors.twoNeeded());
// 1e300 is short as JSON and has three hundred digits in the database.
explainConstraint('kept_value_check', () =>
  requestErrors.invalid({}, { fields: [{ field: 'value', code: 'tooLong' }] }),
);
explainConstraint('plugin_proposal_open', () => pluginErrors.proposalOpen());
explainConstraint('plugin_proposal_once', () => pluginErrors.proposalDecided());
explainConstraint('plugin_proposal_two_people', () => accessErrors.samePerson());
