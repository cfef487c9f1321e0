import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { dispatchTexts } from './dispatch.texts.js';

const order = ['open', 'waiting', 'overdue', 'onScene', 'teamsAvailable'] as const;

/** How much is open, at a glance. */
export function BoardNumbers({ numbers }: { readonly numbers: Shape<'BoardNumbersView'> | undefined }): ReactNode {
  const { t } = useWords(dispatchTexts);
  return (
    <dl className="board-numbers" aria-label={t('dispatch.numbers')}>
      {order.map((one) => (
        <div key={one} className={one === 'overdue' && numbers && numbers.overdue > 0 ? 'board-number-late' : ''}>
          <dt>{t(`dispatch.${one}`)}</dt>
          <dd className="number">{numbers?.[one] ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
