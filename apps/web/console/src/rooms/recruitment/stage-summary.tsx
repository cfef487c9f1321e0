import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { usePipeline } from './use-pipeline.js';
import type { PipelineUrl } from './use-pipeline-url.js';

interface Waiting {
  readonly code: string;
  readonly name: string;
  readonly waiting: number;
  readonly overdue: number;
}

/** What waits at each stage and what is late there; a press shows it. Appeals stand last. */
export function StageSummary({ url }: { readonly url: PipelineUrl }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const data = usePipeline();
  const places: Waiting[] = (data?.stages ?? []).map((one) => ({ ...one, name: label(one.label) }));
  const { waiting = 0, overdue = 0 } = data?.appeals ?? {};
  if (waiting > 0 || url.stage === 'appeals')
    places.push({ code: 'appeals', name: t('recruitment.appeals.title'), waiting, overdue });
  const choose = (stage: string, late: boolean): void => {
    const same = url.stage === stage && url.overdue === late;
    url.change({
      view: undefined,
      state: undefined,
      teamType: undefined,
      q: undefined,
      stage: same ? undefined : stage,
      overdue: !same && late ? 'true' : undefined,
    });
  };
  return (
    <ul className="stage-summary" aria-label={t('recruitment.pipeline.summary')}>
      {places.map(({ code, name, waiting: here, overdue: late }) => {
        const chosen = url.stage === code;
        return (
          <li key={code} className={chosen ? 'stage-here' : undefined}>
            <button
              type="button"
              className="stage-main"
              aria-pressed={chosen && !url.overdue}
              onClick={() => choose(code, false)}
            >
              <span>{name}</span>
              <b className="number">{here}</b>
            </button>
            {late > 0 ? (
              <button
                type="button"
                className="stage-late"
                aria-pressed={chosen && url.overdue}
                aria-label={t('recruitment.pipeline.overdueOf', { stage: name, count: late })}
                onClick={() => choose(code, true)}
              >
                {t('recruitment.pipeline.overdue', { count: late })}
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
