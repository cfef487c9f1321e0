import { Steps } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import type { Tone } from '../../kit/status-tag.js';
import { importsTexts } from './imports.texts.js';

const order = ['choose', 'check', 'commit', 'done'] as const;

export const importTone: Readonly<Record<Shape<'ImportView'>['state'], Tone>> = {
  preview: 'warn',
  committing: 'busy',
  committed: 'good',
  failed: 'bad',
};

/** Where the import stands: choose, check, import, done. */
export function ImportSteps({
  at,
  failed = false,
}: {
  readonly at: (typeof order)[number];
  readonly failed?: boolean;
}): ReactNode {
  const { t } = useWords(importsTexts);
  return (
    <nav aria-label={t('imports.steps')} className="panel">
      <Steps
        size="small"
        current={order.indexOf(at)}
        status={failed ? 'error' : at === 'done' ? 'finish' : 'process'}
        items={order.map((key) => ({ title: t(`imports.${key}`) }))}
      />
    </nav>
  );
}
