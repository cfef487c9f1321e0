import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { GuardianForm } from '../people/guardian-form.js';
import { guardianTone } from '../people/guardian-section.js';
import { guardianTexts } from '../people/guardian.texts.js';

/** Who agrees for a recruit who is a minor. Where nobody does, the office enters whoever has signed. */
export function GuardianLine({
  view,
  children,
}: {
  readonly view: Shape<'ApplicationView'>;
  /** Name and phone, where a guardian is known. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords(guardianTexts);
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  const record = useChange('post', '/api/v1/applications/{id}/guardian', ['/api/v1/applications']);
  const { id, guardianConsent: consent } = view;
  return (
    <span className="inline-row">
      {children}
      {consent && <StatusTag tone={guardianTone[consent]}>{t(`guardian.states.${consent}`)}</StatusTag>}
      {consent && consent !== 'given' && can('operator') && (
        <Button size="small" onClick={() => setAdding(true)}>
          {t('guardian.record')}
        </Button>
      )}
      <GuardianForm
        open={adding}
        onSubmit={(body) => record.mutateAsync({ path: { id }, body })}
        onClose={() => setAdding(false)}
      />
    </span>
  );
}
