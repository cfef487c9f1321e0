import type { ReactNode } from 'react';
import { changesOf, type Stage } from './plan-changes.js';
import { useStageWords } from './stage-words.js';
import { useWords } from '../../app/words.js';
import { vettingTexts } from './vetting.texts.js';

/** What one version of the stages does otherwise than another. */
export function ChangeList({
  before,
  after,
}: {
  readonly before: readonly Stage[];
  readonly after: readonly Stage[];
}): ReactNode {
  const { t } = useWords(vettingTexts);
  const { changeOf } = useStageWords();
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="quiet">{t('vetting.unchanged')}</p>;
  return (
    <ul className="vetting-changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.stage.code}`}>{changeOf(change)}</li>
      ))}
    </ul>
  );
}
