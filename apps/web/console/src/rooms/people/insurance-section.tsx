import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { countyToday } from '../../kit/county-time.js';
import { InsuranceForm } from './insurance-form.js';
import { peopleTexts } from './people.texts.js';

/** Accident insurance (志愿服务条例 17): without it nobody goes where it is dangerous. */
export function InsuranceSection({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, day } = useWords(peopleTexts);
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  const insurance = useGet('/api/v1/volunteers/{id}/insurance', { path: { id: volunteerId } });
  const today = countyToday();
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('people.insurance')}</h2>
        {can('operator', 'county-admin') && <Button onClick={() => setAdding(true)}>{t('people.addInsurance')}</Button>}
      </div>
      <Loaded of={insurance}>
        {(policies) =>
          policies.length === 0 ? (
            <p className="quiet">{t('people.noInsurance')}</p>
          ) : (
            <ul className="record-list">
              {policies.map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>{one.insurer}</strong> <span className="number">{one.policyNumber}</span>
                    <div className="quiet">{t('people.span', { from: day(one.validFrom), to: day(one.validTo) })}</div>
                  </div>
                  <span className="inline-row">
                    {one.coversDanger && <StatusTag tone="busy">{t('people.coversDanger')}</StatusTag>}
                    <StatusTag tone={one.validTo < today ? 'bad' : one.validFrom > today ? 'quiet' : 'good'}>
                      {t(
                        `people.insuranceStates.${one.validTo < today ? 'over' : one.validFrom > today ? 'future' : 'running'}`,
                      )}
                    </StatusTag>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <InsuranceForm open={adding} volunteerIds={[volunteerId]} onClose={() => setAdding(false)} />
    </section>
  );
}
