import { FULL_AGE } from '@redmaple/forms';
import { blocker, type Rule } from './rules.js';

/** Below this age personal data need a guardian's consent and only youth activities are open (PIPL 28, 31). */
const youthOnlyBelow = 14;

export const ageIsKnown: Rule = ({ age }) =>
  age === undefined ? [blocker('birthDateUnknown', 'operator', 'enter-birth-date')] : [];

/** The age of the day on which it starts counts for the whole of it. */
export const ageFits: Rule = ({ age }, { requires }) => {
  if (age === undefined || !requires) return [];
  const { minAge, maxAge, youth = false } = requires;
  return [
    ...(age < minAge ? [blocker('tooYoung', 'nobody', 'wait-for-age', { age: minAge })] : []),
    ...(maxAge !== undefined && age > maxAge
      ? [blocker('tooOld', 'nobody', 'choose-other-duty', { age: maxAge })]
      : []),
    ...(age < youthOnlyBelow && !youth
      ? [blocker('youthOnly', 'nobody', 'choose-other-duty', { age: youthOnlyBelow })]
      : []),
  ];
};

/** Adults alone do dangerous work (未成年人 in the regulations of Zhejiang and Shandong). */
export const noMinorInDanger: Rule = ({ age }, { requires }) =>
  age !== undefined && age < FULL_AGE && requires?.danger ? [blocker('minorInDanger', 'nobody', 'wait-for-age')] : [];

/** And adults alone work at night. */
export const noMinorAtNight: Rule = ({ age }, { night }) =>
  age !== undefined && age < FULL_AGE && night ? [blocker('minorAtNight', 'nobody', 'choose-other-duty')] : [];

const ofGuardian = { missing: 'guardianConsentMissing', withdrawn: 'guardianConsentWithdrawn' } as const;

/** Under 18 nobody takes part without a guardian's consent (PIPL 31, 民法典 19); on the eighteenth birthday it is theirs alone. */
export const guardianAgrees: Rule = ({ age, guardianConsent }) =>
  age !== undefined && age < FULL_AGE && guardianConsent !== 'given'
    ? [blocker(ofGuardian[guardianConsent], 'operator', 'sign-guardian', { age: FULL_AGE })]
    : [];

/** 人民调解法 14: mediators are adults; so is who accompanies others. */
export const isAdult: Rule = ({ age }) =>
  age !== undefined && age < FULL_AGE ? [blocker('adultsOnly', 'nobody', 'wait-for-age', { age: FULL_AGE })] : [];
