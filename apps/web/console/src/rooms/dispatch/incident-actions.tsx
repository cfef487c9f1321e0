import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { CorrectIncident } from './correct-incident.js';
import { dispatchTexts } from './dispatch.texts.js';
import { type IncidentDetail, services } from './incident-words.js';
import { OutcomeDialog } from './outcome-dialog.js';
import { useAct } from './use-act.js';

/** What is rarer than the next step: correcting, handing over, cancelling. */
export function IncidentActions({ incident }: { readonly incident: IncidentDetail }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [open, setOpen] = useState<'hand-over' | 'correct'>();
  const cancel = useAct('/api/v1/incidents/{id}/cancel');
  const live = ['open', 'reopened', 'assigned', 'on-scene'].includes(incident.state);
  if (!live && incident.state !== 'handled') return null;
  return (
    <div className="incident-actions" role="group" aria-label={t('act.more')}>
      <Button onClick={() => setOpen('correct')}>{t('act.correct')}</Button>
      {live && <Button onClick={() => setOpen('hand-over')}>{t('act.handOver')}</Button>}
      {live && (
        <Confirm
          title={t('act.cancelWhy')}
          okText={t('act.cancel')}
          cancelText={t('form.close')}
          onConfirm={() => void cancel.act({ path: { id: incident.id } })}
          danger
        >
          <Button danger loading={cancel.busy}>
            {t('act.cancel')}
          </Button>
        </Confirm>
      )}
      {open === 'hand-over' && <HandOver incidentId={incident.id} onClose={() => setOpen(undefined)} />}
      {open === 'correct' && <CorrectIncident incident={incident} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

type Target = (typeof services)[number] | 'department';

function HandOver({ incidentId, onClose }: { readonly incidentId: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const handOver = useAct('/api/v1/incidents/{id}/hand-over');
  const submit = async (to: Target, department: string | undefined): Promise<void> => {
    const body = to === 'department' ? { ...(department !== undefined && { department }) } : { emergencyService: to };
    if (await handOver.act({ path: { id: incidentId }, body })) onClose();
  };
  return (
    <OutcomeDialog<Target>
      title={t('act.handOver')}
      why={t('act.handOverWhy')}
      label={t('act.handOverTo')}
      choices={[
        ...services.map((one) => ({ value: one, label: `${one} ${t(`intake.${one}`)}` })),
        { value: 'department', label: t('act.toDepartment') },
      ]}
      toDepartment="department"
      busy={handOver.busy}
      onChosen={(to, department) => void submit(to, department)}
      onClose={onClose}
    />
  );
}
