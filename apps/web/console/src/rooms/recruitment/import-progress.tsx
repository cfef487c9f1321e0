import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** How far the writing is. The page may be left: it goes on, and the call's page leads back. */
export function ImportProgress({ progress }: { readonly progress: number }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  return (
    <section className="panel" aria-live="polite">
      <h2>{t('recruitment.import.writing')}</h2>
      <Progress percent={progress} status="active" strokeColor="#a61d24" aria-label={t('recruitment.import.writing')} />
      <p className="quiet">{t('recruitment.import.mayLeave')}</p>
    </section>
  );
}
