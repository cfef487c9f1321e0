import { Link } from '@tanstack/react-router';
import { Alert, Button, Modal, Progress, Space } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { addDays } from '../../kit/county-time.js';
import { useTeams } from '../people/lookups.js';
import { useAct } from '../../kit/use-act.js';
import { useManagedTeams } from './access.js';
import { dutyTexts } from './duty.texts.js';
import { clockSpan, openSeats, type Roster, rosterTones, shortDay } from './shift-words.js';
import { WeekGrid } from './week-grid.js';
import { RosterPosts } from './roster-posts.js';
import { seatIn } from './week-rows.js';

const SeatDrawer = lazyPart(async () => (await import('./seat-drawer.js')).SeatDrawer);

const touched = ['/api/v1/rosters', '/api/v1/shifts', '/api/v1/seats'];
/** Milliseconds between looks at a draft that the worker is making. */
const watchEvery = 1000;

/** One team's week: drafted by the worker, corrected here, published. */
export function RosterWeek({ id }: { readonly id: string }): ReactNode {
  const { t, day } = useWords(dutyTexts);
  const [{ seat }, change] = useUrlState<'seat' | 'roster'>();
  const { nameOf } = useTeams();
  const { manages } = useManagedTeams();
  const act = useAct();
  const [watching, setWatching] = useState(false);
  const roster = useGet('/api/v1/rosters/{id}', { path: { id } }, watching ? { every: watchEvery } : {});
  const drafting = roster.data?.state === 'drafting';
  useEffect(() => setWatching(drafting), [drafting]);
  const draft = useChange('post', '/api/v1/rosters/{id}/draft', touched);
  const [publishing, setPublishing] = useState(false);
  const [blocked, setBlocked] = useState<Shape<'PublishedRosterView'>['blocked']>([]);
  const data = roster.data;
  const may = data !== undefined && manages(data.teamId);
  const opened = data && seat !== undefined ? seatIn(data.shifts, seat) : undefined;
  return (
    <>
      <PageHeader
        title={
          data ? (
            <span className="inline-row">
              {nameOf(data.teamId)} {t('duty.span', { from: day(data.weekStart), to: day(addDays(data.weekStart, 6)) })}
              <StatusTag tone={rosterTones[data.state]}>{t(`duty.rosterStates.${data.state}`)}</StatusTag>
            </span>
          ) : (
            t('nav.roster')
          )
        }
        hint={<Link to="/roster">{t('duty.backToWeeks')}</Link>}
        actions={
          data && (
            <Space wrap>
              <ExportButton list="shifts.seats" filters={{ rosterId: id }} />
              {may && data.state !== 'published' && (
                <>
                  <Button
                    disabled={drafting}
                    loading={draft.isPending}
                    onClick={() =>
                      void act(
                        draft.mutateAsync({ path: { id }, body: { version: data.version } }),
                        t('duty.draftStarted'),
                      )
                    }
                  >
                    {t('duty.draftAgain')}
                  </Button>
                  <Button type="primary" disabled={data.state !== 'drafted'} onClick={() => setPublishing(true)}>
                    {t('duty.publish')}
                  </Button>
                </>
              )}
            </Space>
          )
        }
      />
      <Loaded of={roster}>
        {(week) => (
          <>
            <Draft roster={week} />
            <RosterPosts posts={week.posts} />
            <Blocked blocked={blocked} shifts={week.shifts} />
            {week.shifts.length === 0 ? (
              <div className="panel">
                <Empty title={t('duty.noShifts')} hint={t('duty.noShiftsHint')} />
              </div>
            ) : (
              <div className="panel panel-flush">
                <WeekGrid roster={week} onSeat={(seatId) => change({ seat: seatId }, { push: true })} />
              </div>
            )}
            {may && (
              <PublishDialog
                open={publishing}
                roster={week}
                onClose={() => setPublishing(false)}
                onPublished={setBlocked}
              />
            )}
          </>
        )}
      </Loaded>
      {opened && data && (
        <SeatDrawer
          key={opened.seat.id}
          {...opened}
          posts={data.posts}
          published={data.state === 'published'}
          may={may}
          onClose={() => change({ seat: undefined })}
        />
      )}
    </>
  );
}

/** What the worker is doing, what it did, or why it could not; and how much is still open. */
function Draft({ roster }: { readonly roster: Roster }): ReactNode {
  const { t } = useWords(dutyTexts);
  if (roster.state === 'drafting')
    return (
      <div className="panel" role="status">
        <p>{t('duty.drafting')}</p>
        <Progress percent={roster.progress} aria-label={t('duty.drafting')} />
      </div>
    );
  const open = openSeats(roster.shifts).length;
  const seats = roster.shifts.reduce((sum, shift) => sum + shift.seats.length, 0);
  return (
    <>
      {roster.state === 'failed' && <Alert type="error" showIcon role="alert" title={t('duty.draftFailed')} />}
      <p className="roster-summary" role="status">
        {t('duty.filled', { filled: seats - open, seats })}
        {open > 0 && <StatusTag tone="warn">{t('duty.openCount', { count: open })}</StatusTag>}
      </p>
    </>
  );
}

/** Seats that had to stay open when the week was published, and why. */
function Blocked({
  blocked,
  shifts,
}: {
  readonly blocked: Shape<'PublishedRosterView'>['blocked'];
  readonly shifts: Roster['shifts'];
}): ReactNode {
  const words = useWords(dutyTexts);
  if (blocked.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="form-problem"
      title={words.t('duty.blocked', { count: blocked.length })}
      description={
        <ul>
          {blocked.map((one) => {
            const shift = shifts.find(({ id }) => id === one.shiftId);
            return (
              <li key={one.seatId}>
                {shift && `${shortDay(words.locale, shift.dutyDate)} ${clockSpan(words, shift)} · `}
                {one.volunteer.name}: {one.blockers.map((blocker) => blocker.message).join(words.t('duty.semicolon'))}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

/** Says what publishing will do, gaps first. */
function PublishDialog({
  open,
  roster,
  onClose,
  onPublished,
}: {
  readonly open: boolean;
  readonly roster: Roster;
  readonly onClose: () => void;
  readonly onPublished: (blocked: Shape<'PublishedRosterView'>['blocked']) => void;
}): ReactNode {
  const words = useWords(dutyTexts);
  const { t } = words;
  const act = useAct();
  const publish = useChange('post', '/api/v1/rosters/{id}/publish', touched);
  const gaps = openSeats(roster.shifts);
  const go = async (): Promise<void> => {
    const work = publish.mutateAsync({ path: { id: roster.id }, body: { version: roster.version } });
    if (await act(work, t('duty.published'))) onPublished((await work).blocked);
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('duty.publishTitle')}
      okText={t('duty.publish')}
      cancelText={t('form.cancel')}
      confirmLoading={publish.isPending}
      onOk={() => void go()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('duty.publishHint')}</p>
      {gaps.length === 0 ? (
        <StatusTag tone="good">{t('duty.noGaps')}</StatusTag>
      ) : (
        <>
          <p>
            <StatusTag tone="warn">{t('duty.openCount', { count: gaps.length })}</StatusTag>
          </p>
          <ul className="gap-list">
            {gaps.map(({ shift, seat }) => (
              <li key={seat.id}>
                {shortDay(words.locale, shift.dutyDate)} {clockSpan(words, shift)} · {shift.title} ·{' '}
                {t('duty.seatNo', { no: seat.no })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
