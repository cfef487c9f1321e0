import { Alert, Button, Modal, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { problemText } from './problem-text.js';

const reasons = ['verify-identity', 'contact', 'background-review', 'correct-data'] as const;
export type RevealReason = (typeof reasons)[number];

/**
 * A masked value, such as 154****0001, that can be shown in full for a reason. Showing is recorded, and the person concerned
 * sees it; the full value is gone with the page.
 */
export function Masked({
  value,
  name,
  reveal,
}: {
  readonly value: string;
  /** What it is, for those who listen. */
  readonly name: string;
  /** Asks the API; left out where the reader may not. */
  readonly reveal?: (reason: RevealReason) => Promise<string | undefined>;
}): ReactNode {
  const { t } = useWords();
  const [full, setFull] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<RevealReason>('contact');
  const [problem, setProblem] = useState<Problem>();
  const show = async (): Promise<void> => {
    try {
      setFull((await reveal?.(reason)) ?? '');
      setAsking(false);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Space wrap size={[8, 0]}>
      <span className={full === undefined ? 'number masked-value' : 'number'}>{full ?? value}</span>
      {reveal && full === undefined && (
        <Button size="small" type="link" aria-label={`${t('reveal.show')}: ${name}`} onClick={() => setAsking(true)}>
          {t('reveal.show')}
        </Button>
      )}
      <Modal
        open={asking}
        title={t('reveal.title')}
        okText={t('reveal.show')}
        cancelText={t('form.cancel')}
        onOk={() => void show()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('reveal.why')}</p>
        {problem && <Alert type="error" role="alert" title={problemText(problem, t)} className="form-problem" />}
        <Radio.Group
          aria-label={t('reveal.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value as RevealReason)}
          options={reasons.map((one) => ({ value: one, label: t(`reveal.${one}`) }))}
          vertical
        />
      </Modal>
    </Space>
  );
}
