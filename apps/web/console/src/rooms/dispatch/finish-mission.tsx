import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { dispatchTexts } from './dispatch.texts.js';
import { OutcomeDialog } from './outcome-dialog.js';
import { useAct } from './use-act.js';

type Outcome = 'handled' | 'handed-over' | 'cancelled';

/** Ends a mission at the place, saying how. */
export function FinishMission({ missionId }: { readonly missionId: string }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [open, setOpen] = useState(false);
  const done = useAct('/api/v1/missions/{id}/done');
  const finish = async (outcome: Outcome, handedOverTo: string | undefined): Promise<void> => {
    const body = { outcome, ...(outcome === 'handed-over' && handedOverTo !== undefined && { handedOverTo }) };
    if (await done.act({ path: { id: missionId }, body })) setOpen(false);
  };
  return (
    <>
      <Button type="primary" size="large" autoFocus onClick={() => setOpen(true)}>
        {t('act.finish')}
      </Button>
      {open && (
        <OutcomeDialog<Outcome>
          title={t('act.finish')}
          label={t('act.outcome')}
          choices={[
            { value: 'handled', label: t('act.handled') },
            { value: 'handed-over', label: t('act.givenOn') },
            { value: 'cancelled', label: t('act.notNeeded') },
          ]}
          toDepartment="handed-over"
          busy={done.busy}
          onChosen={(outcome, department) => void finish(outcome, department)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
