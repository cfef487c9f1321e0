import { blocker, type Rule } from './rules.js';

/** Somebody can only be judged for a type that the county knows. */
export const typeIsKnown: Rule = (_person, { typeNamed, requires }) =>
  typeNamed && !requires ? [blocker('teamTypeUnknown', 'operator', 'switch-type-on')] : [];

export const isActive: Rule = ({ status }) =>
  status === 'active' ? [] : [blocker('notActive', 'operator', 'return-to-register')];

/** Recruits are no volunteers yet. */
export const isActiveOrNew: Rule = (person, ...more) => (person.status === 'none' ? [] : isActive(person, ...more));

/** Who left may come again by applying; who is suspended waits for the end of that. */
export const isNotSuspended: Rule = (person, ...more) =>
  person.status === 'suspended' ? isActive(person, ...more) : [];

export const isMember: Rule = ({ membership }, { ofTeam }) => {
  if (!ofTeam) return [];
  return [
    ...(membership === 'none' ? [blocker('notMember', 'operator', 'join-team')] : []),
    ...(membership === 'reserve' ? [blocker('onReserve', 'volunteer', 'return-from-leave')] : []),
  ];
};

export const isNoMemberYet: Rule = ({ membership }, { ofTeam }) =>
  ofTeam && membership !== 'none' ? [blocker('alreadyMember', 'nobody', 'choose-other-duty')] : [];

/** Who is new is accompanied, and accompanies nobody. */
export const isPastProbation: Rule = ({ probation }) =>
  probation ? [blocker('onProbation', 'nobody', 'end-probation')] : [];

/** PIPL 13, 15: without a living consent nothing is planned with a person's data. */
export const consents: Rule = ({ consent }) =>
  consent ? [] : [blocker('consentWithdrawn', 'volunteer', 'consent-again')];
