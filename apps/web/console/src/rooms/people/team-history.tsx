import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { LoadFailed, PageLoading } from '../../kit/states.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { peopleTexts } from './people.texts.js';

type Period = Shape<'MembershipPeriod'>;

/** What a stretch of a membership says: the role, how it began and ended, why and by whom. */
export function usePeriodWords(): (period: Period) => { readonly what: string; readonly more?: string } {
  const { t, date } = useWords(peopleTexts);
  return (one) => {
    const what = [
      ...(one.begunHow === undefined ? [] : [t(`people.steps.${one.begunHow}`)]),
      t(`people.roles.${one.role}`),
      ...(one.reserve ? [t('people.reserve')] : []),
    ].join(' · ');
    const ended =
      one.endedHow === 'ended' || one.endedHow === 'left' || one.endedHow === 'transferred'
        ? t(`people.steps.${one.endedHow}`)
        : undefined;
    const more = [
      ...(one.begunWhy === undefined ? [] : [one.begunWhy]),
      ...(one.begunBy === undefined ? [] : [t('people.stepBy', { who: one.begunBy })]),
      ...(one.to === undefined ? [] : [t('people.until', { date: date(one.to) })]),
      ...(ended === undefined ? [] : [ended]),
      ...(ended === undefined || one.endedWhy === undefined ? [] : [one.endedWhy]),
      ...(ended === undefined || one.endedBy === undefined ? [] : [t('people.stepBy', { who: one.endedBy })]),
    ].join(' · ');
    return { what, ...(more !== '' && { more }) };
  };
}

/** Everything that changed in the team, the newest first. */
export function TeamHistory({ teamId }: { readonly teamId: string }): ReactNode {
  const { t } = useWords(peopleTexts);
  const words = usePeriodWords();
  const { items, result } = useList('/api/v1/teams/{id}/history', { path: { id: teamId }, query: { limit: 50 } });
  if (result.error && items.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  return (
    <section className="drawer-section" aria-label={t('people.teamTabs.history')}>
      <div className="filters">
        <ExportButton list="volunteers.team-history" filters={{ teamId }} />
      </div>
      {items.length === 0 && <p className="quiet">{t('people.noHistory')}</p>}
      <TimelineList
        items={items.map((one) => {
          const { what, more } = words(one);
          return { key: one.id, at: one.from, what: `${one.name} · ${what}`, ...(more !== undefined && { more }) };
        })}
      />
      {result.hasNextPage && (
        <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </section>
  );
}
