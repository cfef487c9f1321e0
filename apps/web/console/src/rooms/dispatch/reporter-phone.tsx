import { Alert, Button, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem, send } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { dispatchTexts } from './dispatch.texts.js';

const reasons = [
  ['call-back', 'act.callBack'],
  ['find-place', 'act.findPlace'],
] as const;
type Reason = (typeof reasons)[number][0];

interface Props {
  readonly incidentId: string;
  /** Given where the reason is plain: no question is asked then. */
  readonly reason?: 'follow-up';
}

/** The caller's number: shown for a reason, which is recorded, and forgotten with the page. */
export function ReporterPhone({ incidentId, reason }: Props): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [phone, setPhone] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<Reason>('call-back');
  const [problem, setProblem] = useState<Problem>();
  const show = async (): Promise<void> => {
    try {
      const body = { reason: reason ?? chosen };
      const answer = await send('post', '/api/v1/incidents/{id}/reveal-phone', { path: { id: incidentId }, body });
      setPhone(answer.phone);
      setAsking(false);
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  if (phone !== undefined)
    return (
      <a className="number reporter-phone" href={`tel:${phone}`}>
        {phone}
      </a>
    );
  const refused = problem && <Alert type="error" role="alert" title={problemText(problem, t)} />;
  return (
    <>
      <Button size="small" onClick={() => (reason ? void show() : setAsking(true))}>
        {t('dispatch.showPhone')}
      </Button>
      {reason && refused}
      <Modal
        open={asking}
        title={t('dispatch.showPhone')}
        okText={t('dispatch.showPhone')}
        cancelText={t('form.cancel')}
        onOk={() => void show()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>{t('dispatch.phoneWhy')}</p>
        <Radio.Group
          aria-label={t('act.reason')}
          value={chosen}
          onChange={({ target }) => setChosen(target.value as Reason)}
          options={reasons.map(([value, key]) => ({ value, label: t(key) }))}
        />
        {refused}
      </Modal>
    </>
  );
}
