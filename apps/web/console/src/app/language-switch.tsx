import { Button } from 'antd';
import type { ReactNode } from 'react';
import { chooseLocale } from './locale.js';
import { useWords } from './words.js';

/** Offers the other language, in that language. */
export function LanguageSwitch(): ReactNode {
  const { locale, t } = useWords();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} onClick={() => chooseLocale(other)}>
      {t('shell.otherLanguage')}
    </Button>
  );
}
