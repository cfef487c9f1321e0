import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { refusalReasons } from './states.js';

const isCanonical = (code: string): code is (typeof refusalReasons)[number] =>
  (refusalReasons as readonly string[]).includes(code);

/** Reasons for a refusal that may be chosen: the canonical ones, and the county's own words with what they count as. */
export function useReasons(): { readonly value: string; readonly label: string }[] {
  const { t, label } = useWords(recruitmentTexts);
  const { data: reasons = [] } = useGet('/api/v1/vetting/reasons', {});
  const short = (code: string): string =>
    isCanonical(code) ? t(`recruitment.reasons.${code}`) : label(reasons.find((one) => one.code === code)?.label);
  return reasons
    .filter(({ active }) => active)
    .map((one) => ({
      value: one.code,
      label:
        one.code === one.canonical
          ? short(one.code)
          : t('recruitment.decide.countsAs', { reason: label(one.label), canonical: short(one.canonical) }),
    }));
}

/** What a reason that was given is called: one of the county's own also once it can be chosen no more. */
export function useReasonName(): (code: string) => string {
  const { t, label } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { data: reasons = [] } = useGet(
    '/api/v1/vetting/reasons',
    {},
    { enabled: can('operator', 'county-admin', 'trainer', 'team-leader') },
  );
  return (code) => {
    if (isCanonical(code)) return t(`recruitment.reasons.${code}`);
    return label(reasons.find((one) => one.code === code)?.label) || t('recruitment.reasons.background-review');
  };
}
