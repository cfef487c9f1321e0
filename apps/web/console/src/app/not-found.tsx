import { Result } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './words.js';

export function NotFound(): ReactNode {
  const { t } = useWords();
  return <Result status="404" icon={null} title={<h1>{t('shell.notFound')}</h1>} subTitle={t('shell.notFoundHint')} />;
}

export function NotAllowed(): ReactNode {
  const { t } = useWords();
  return (
    <Result status="403" icon={null} title={<h1>{t('shell.notAllowed')}</h1>} subTitle={t('shell.notFoundHint')} />
  );
}
