import { type ReactNode, useState } from 'react';
import { useAsk } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { VolunteerSelect } from '../people/volunteer-select.js';
import { eligibilityTexts } from './eligibility.texts.js';
import { VerdictView } from './verdict.js';

/** Of a seat: could this person take it, and if not, what would it need? */
export function SeatExplainer({ seatId }: { readonly seatId: string }): ReactNode {
  const { t } = useWords(eligibilityTexts);
  const [volunteerId, setVolunteerId] = useState<string>();
  const verdict = useAsk(
    '/api/v1/eligibility/explain',
    { volunteerId: volunteerId ?? '', action: 'be-rostered', seatId },
    { enabled: volunteerId !== undefined },
  );
  return (
    <section className="drawer-section">
      <h2>
        <label htmlFor="eligibility-who">{t('eligibility.seatTitle')}</label>
      </h2>
      <p className="quiet">{t('eligibility.seatHint')}</p>
      <VolunteerSelect
        id="eligibility-who"
        {...(volunteerId !== undefined && { value: volunteerId })}
        onChange={setVolunteerId}
      />
      {volunteerId !== undefined && <Loaded of={verdict}>{(found) => <VerdictView verdict={found} />}</Loaded>}
    </section>
  );
}
