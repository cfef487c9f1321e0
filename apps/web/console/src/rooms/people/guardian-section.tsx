import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { Facts } from '../../kit/facts.js';
import { Masked, type RevealReason } from '../../kit/masked.js';
import { StatusTag } from '../../kit/status-tag.js';
import { GuardianForm } from './guardian-form.js';
import { guardianTexts } from './guardian.texts.js';
import { useAct } from '../../kit/use-act.js';

const touched = ['/api/v1/volunteers', '/api/v1/applications'];
export const guardianTone = { given: 'good', missing: 'bad', withdrawn: 'bad' } as const;

/** Who agrees for a minor (PIPL 31): without it nobody under 18 is planned or asked. */
export function GuardianSection({
  volunteerId: id,
  guardian,
  reveal,
}: {
  readonly volunteerId: string;
  readonly guardian: Shape<'GuardianStanding'>;
  /** Shows a masked field in full; left out where the reader may not. */
  readonly reveal?: (field: 'guardianName' | 'guardianPhone') => (reason: RevealReason) => Promise<string | undefined>;
}): ReactNode {
  const { t } = useWords(guardianTexts);
  const { can } = useSession();
  const act = useAct();
  const [adding, setAdding] = useState(false);
  const record = useChange('post', '/api/v1/volunteers/{id}/guardian', touched);
  const withdraw = useChange('post', '/api/v1/volunteers/{id}/guardian/withdraw', touched);
  const { consent, maskedName, maskedPhone } = guardian;
  const masked = (field: 'guardianName' | 'guardianPhone', name: string, value: string | undefined): ReactNode =>
    value !== undefined && <Masked value={value} name={name} {...(reveal && { reveal: reveal(field) })} />;
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('guardian.title')}</h2>
        {can('operator') && (
          <span className="inline-row">
            {consent === 'given' && (
              <Confirm
                title={t('guardian.withdrawSure')}
                why={t('guardian.withdrawWhy')}
                okText={t('guardian.withdraw')}
                onConfirm={() => void act(withdraw.mutateAsync({ path: { id } }), t('guardian.withdrawn'))}
              >
                <Button loading={withdraw.isPending}>{t('guardian.withdraw')}</Button>
              </Confirm>
            )}
            <Button type={consent === 'given' ? 'default' : 'primary'} onClick={() => setAdding(true)}>
              {t(consent === 'given' ? 'guardian.recordAgain' : 'guardian.record')}
            </Button>
          </span>
        )}
      </div>
      {consent !== 'given' && (
        <Alert type="warning" showIcon title={t(`guardian.blocked.${consent}`)} className="form-problem" />
      )}
      <Facts
        rows={[
          [
            t('guardian.consent'),
            <StatusTag tone={guardianTone[consent]}>{t(`guardian.states.${consent}`)}</StatusTag>,
          ],
          [t('guardian.name'), masked('guardianName', t('guardian.name'), maskedName)],
          [t('guardian.phone'), masked('guardianPhone', t('guardian.phone'), maskedPhone)],
        ]}
      />
      <GuardianForm
        open={adding}
        onSubmit={(body) => record.mutateAsync({ path: { id }, body })}
        onClose={() => setAdding(false)}
      />
    </section>
  );
}
