import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { refusalReasons } from './states.js';

/** Reasons for a refusal that may be chosen: the canonical ones, and the county's own words with what they count as. */
export function useReasons(): { readonly value: string; readonly label: string }[] {
  const { t, label } = useWords(recruitmentTexts);
  const { data: reasons = [] } = useGet('/api/v1/vetting/reasons', {});
  const names = new Map(reasons.map((one) => [one.code, label(one.label)]));
  return reasons
    .filter(({ active }) => active)
    .map((one) => ({
      value: one.code,
      label:
        one.code === one.canonical
          ? label(one.label)
          : t('recruitment.decide.countsAs', { reason: label(one.label), canonical: names.get(one.canonical) ?? '' }),
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
    const known = label(reasons.find((one) => one.code === code)?.label);
    if (known) return known;
    const canonical = (refusalReasons as readonly string[]).includes(code) ? code : 'background-review';
    return t(`recruitment.reasons.${canonical}`);
  };
}
