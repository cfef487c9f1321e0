import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { countyToday } from '../../kit/county-time.js';
import { StatusTag } from '../../kit/status-tag.js';
import { credentialsTexts } from './credentials.texts.js';

/** How far the lists look ahead, in days. */
export const spans = [7, 30, 60, 90, 180] as const;

export function WithinSelect({
  span,
  onChange,
}: {
  readonly span: number;
  readonly onChange: (days: string) => void;
}): ReactNode {
  const { t } = useWords(credentialsTexts);
  return (
    <Select
      className="filter-select"
      value={span}
      aria-label={t('credentials.within')}
      onChange={(one) => onChange(String(one))}
      options={spans.map((one) => ({ value: one, label: t('credentials.withinDays', { days: one }) }))}
    />
  );
}

/** How many days are left, or since when it is over and whether it can still be renewed. */
export function EndState({
  of: { validTo, renewal },
}: {
  readonly of: { readonly validTo?: string; readonly renewal: string };
}): ReactNode {
  const { t } = useWords(credentialsTexts);
  if (validTo === undefined) return null;
  const days = Math.round((Date.parse(validTo) - Date.parse(countyToday())) / 86_400_000);
  if (days >= 0)
    return <StatusTag tone={days <= 7 ? 'warn' : 'busy'}>{t('credentials.left', { count: days })}</StatusTag>;
  return (
    <StatusTag tone="bad">
      {t('credentials.over', { count: -days })}
      {renewal === 'grace' && t('credentials.inGrace')}
    </StatusTag>
  );
}
