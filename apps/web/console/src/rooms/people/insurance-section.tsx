import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { InsuranceForm } from './insurance-form.js';
import { insuranceReasons } from './insurance-reasons.js';
import { peopleTexts } from './people.texts.js';

const RevokeGroup = lazyPart(async () => (await import('./revoke-group.js')).RevokeGroup);

const tones: Readonly<Record<Shape<'InsuranceDetail'>['state'], Tone>> = {
  valid: 'good',
  future: 'quiet',
  expired: 'bad',
  revoked: 'quiet',
};

/** Accident insurance (志愿服务条例 17): without it nobody goes where it is dangerous. */
export function InsuranceSection({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, day } = useWords(peopleTexts);
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  const [group, setGroup] = useState<Shape<'InsuranceDetail'>>();
  const insurance = useGet('/api/v1/volunteers/{id}/insurance', { path: { id: volunteerId } });
  const act = useAct();
  const revoke = useChange('post', '/api/v1/insurance/{id}/revoke', ['/api/v1/volunteers', '/api/v1/insurance']);
  const office = can('operator', 'county-admin');
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('people.insurance')}</h2>
        {office && <Button onClick={() => setAdding(true)}>{t('people.addInsurance')}</Button>}
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
                    <div className="quiet">
                      {t('people.span', { from: day(one.validFrom), to: day(one.validTo) })}
                      {one.revokeReason !== undefined && ` · ${t(`people.insuranceRevokeReasons.${one.revokeReason}`)}`}
                    </div>
                  </div>
                  <span className="inline-row">
                    {one.kind === 'group' && <StatusTag tone="quiet">{t('people.groupPolicy')}</StatusTag>}
                    {one.coversDanger && <StatusTag tone="busy">{t('people.coversDanger')}</StatusTag>}
                    <StatusTag tone={tones[one.state]}>{t(`people.qualificationStates.${one.state}`)}</StatusTag>
                    {office && one.state !== 'revoked' && (
                      <ActionMenu
                        items={[
                          ...insuranceReasons.map((key) => ({ key, label: t(`people.insuranceRevokeReasons.${key}`) })),
                          ...(one.kind === 'group'
                            ? [{ key: 'group' as const, label: t('people.revokeGroup'), danger: true }]
                            : []),
                        ]}
                        onChoose={(key) =>
                          key === 'group'
                            ? setGroup(one)
                            : void act(revoke.mutateAsync({ path: { id: one.id }, body: { reason: key } }))
                        }
                      >
                        <Button danger aria-label={t('people.revokeOf', { name: one.policyNumber })}>
                          {t('people.revoke')}
                        </Button>
                      </ActionMenu>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {group && <RevokeGroup policy={group} onClose={() => setGroup(undefined)} />}
      <InsuranceForm open={adding} volunteerIds={[volunteerId]} onClose={() => setAdding(false)} />
    </section>
  );
}
