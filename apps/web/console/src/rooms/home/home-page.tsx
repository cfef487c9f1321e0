import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';

/** What needs me now. */
export function Page(): ReactNode {
  const { t } = useWords();
  return <PageHeader title={t('nav.home')} />;
}
