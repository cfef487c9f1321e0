import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { type Stage, stages } from './states.js';
import type { PipelineUrl } from './use-pipeline-url.js';

/** How many wait at each stage and how many are late; each leads to its queue. Late ones come first. */
export function StageSummary({ url }: { readonly url: PipelineUrl }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { data = [] } = useGet('/api/v1/vetting/summary', {});
  const choose = (stage: Stage, overdue: boolean): void => {
    const same = url.stage === stage && url.overdue === overdue;
    url.change({
      view: undefined,
      state: undefined,
      teamType: undefined,
      q: undefined,
      stage: same ? undefined : stage,
      overdue: !same && overdue ? 'true' : undefined,
    });
  };
  return (
    <ul className="stage-summary" aria-label={t('recruitment.pipeline.summary')}>
      {stages.map((stage) => {
        const { waiting = 0, overdue = 0 } = data.find((one) => one.stage === stage) ?? {};
        const here = url.stage === stage;
        return (
          <li key={stage} className={here ? 'stage-here' : undefined}>
            <button
              type="button"
              className="stage-main"
              aria-pressed={here && !url.overdue}
              onClick={() => choose(stage, false)}
            >
              <span>{t(`recruitment.stages.${stage}`)}</span>
              <b className="number">{waiting}</b>
            </button>
            {overdue > 0 ? (
              <button
                type="button"
                className="stage-late"
                aria-pressed={here && url.overdue}
                aria-label={t('recruitment.pipeline.overdueOf', {
                  stage: t(`recruitment.stages.${stage}`),
                  count: overdue,
                })}
                onClick={() => choose(stage, true)}
              >
                {t('recruitment.pipeline.overdue', { count: overdue })}
              </button>
            ) : (
              <span className="quiet stage-fine">{t('recruitment.pipeline.noneOverdue')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
