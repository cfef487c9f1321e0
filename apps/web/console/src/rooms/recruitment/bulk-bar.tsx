import { Button, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Stage } from './states.js';
import type { Concerned, Decision } from './use-decisions.js';
import { useReasons } from './use-reasons.js';

/** What can be done with the chosen ones of one stage. */
export function BulkBar({
  stage,
  chosen,
  decide,
  onClear,
}: {
  readonly stage: Exclude<Stage, 'acceptance'>;
  readonly chosen: readonly Concerned[];
  readonly decide: (decision: Decision, about: readonly Concerned[]) => void;
  readonly onClear: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [reason, setReason] = useState<string>();
  const reasons = useReasons();
  const go = (decision: Decision): void => {
    decide(decision, chosen);
    onClear();
  };
  return (
    <div className="bulk-bar" role="region" aria-label={t('recruitment.bulk.bar')}>
      <span>{t('list.selected', { count: chosen.length })}</span>
      <Button type="primary" onClick={() => go({ stage, outcome: 'pass' })}>
        {t(`recruitment.bulk.${stage}.pass`)}
      </Button>
      {stage === 'screening' ? (
        <Space.Compact>
          <Select<string>
            aria-label={t('recruitment.decide.reason')}
            placeholder={t('recruitment.decide.chooseReason')}
            value={reason ?? null}
            style={{ width: 190 }}
            options={reasons}
            popupMatchSelectWidth={false}
            onChange={setReason}
          />
          <Button
            danger
            disabled={!reason}
            onClick={() => reason && go({ stage, outcome: 'fail', reasonCode: reason })}
          >
            {t('recruitment.bulk.screening.fail')}
          </Button>
        </Space.Compact>
      ) : (
        <Button danger onClick={() => go({ stage, outcome: 'fail' })}>
          {t('recruitment.bulk.background-review.fail')}
        </Button>
      )}
      <Button type="link" onClick={onClear}>
        {t('list.clearSelection')}
      </Button>
    </div>
  );
}
