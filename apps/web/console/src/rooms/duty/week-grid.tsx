import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useWords } from '../../app/words.js';
import { dutyTexts } from './duty.texts.js';
import { postOf } from './roster-posts.js';
import { clockSpan, type Roster, type Seat, type Shift, shortDay } from './shift-words.js';
import { useSites } from './use-sites.js';
import { daysOf, weekRows } from './week-rows.js';

const steps: Readonly<Record<string, readonly [column: number, line: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A team's week: what recurs in rows, days in columns, seats in the cells. One stop for the Tab key; the arrows go from seat to
 * seat, Enter opens one.
 */
export function WeekGrid({
  roster,
  onSeat,
}: {
  readonly roster: Pick<Roster, 'weekStart' | 'shifts' | 'posts'>;
  readonly onSeat: (seatId: string) => void;
}): ReactNode {
  const words = useWords(dutyTexts);
  const { t, locale } = words;
  const { nameOf } = useSites();
  const table = useRef<HTMLTableElement>(null);
  const days = daysOf(roster.weekStart);
  const rows = useMemo(
    () => weekRows(roster.weekStart, roster.shifts, (shift) => clockSpan(words, shift)),
    [roster, words],
  );
  const seats = rows.flatMap((row) => row.days.flatMap((shifts) => shifts.flatMap((shift) => shift.seats)));
  const [current, setCurrent] = useState<string>();
  const stop = seats.some((seat) => seat.id === current) ? current : seats[0]?.id;

  const move = (event: KeyboardEvent<HTMLTableElement>): void => {
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.closest('button') : null;
    if (!step || !from) return;
    event.preventDefault();
    const next = neighbour([...(table.current?.querySelectorAll('button') ?? [])], from, step);
    next?.focus();
    if (next?.dataset['seat']) setCurrent(next.dataset['seat']);
  };
  return (
    <div className="week-scroll" role="region" aria-label={t('duty.week')} tabIndex={0}>
      <table ref={table} role="grid" className="week" aria-label={t('duty.weekGrid')} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('duty.shift')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {shortDay(locale, day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <span className="week-time number">{clockSpan(words, row.sample)}</span>
                {row.title}
                {row.siteId !== undefined && <span className="quiet">{nameOf(row.siteId)}</span>}
              </th>
              {row.days.map((shifts, column) => (
                <td key={days[column]}>
                  {shifts.map((shift) => (
                    <SeatsOf
                      key={shift.id}
                      shift={shift}
                      column={column}
                      stop={stop}
                      posts={roster.posts}
                      onSeat={(id) => {
                        setCurrent(id);
                        onSeat(id);
                      }}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The button that lies in the direction of the step: the same day above or below, or the nearest line of another day. */
function neighbour(
  buttons: readonly HTMLButtonElement[],
  from: HTMLButtonElement,
  [column, line]: readonly [number, number],
): HTMLButtonElement | undefined {
  const dayOf = (button: HTMLButtonElement): number => Number(button.dataset['column']);
  if (line !== 0) {
    const sameDay = buttons.filter((one) => dayOf(one) === dayOf(from));
    return sameDay[sameDay.indexOf(from) + line];
  }
  const top = from.getBoundingClientRect().top;
  const distance = (one: HTMLButtonElement): number => Math.abs(one.getBoundingClientRect().top - top);
  for (let day = dayOf(from) + column; day >= 0 && day < 7; day += column) {
    const [nearest] = buttons.filter((one) => dayOf(one) === day).sort((one, other) => distance(one) - distance(other));
    if (nearest) return nearest;
  }
  return undefined;
}

/** Whether the draft found nobody for it. */
function hopeless({ assignment, considered }: Seat): boolean {
  return assignment === undefined && considered !== undefined && considered.every((one) => one.rank === undefined);
}

function SeatsOf({
  shift,
  column,
  stop,
  posts,
  onSeat,
}: {
  readonly shift: Shift;
  readonly column: number;
  readonly stop: string | undefined;
  readonly posts: Roster['posts'];
  readonly onSeat: (id: string) => void;
}): ReactNode {
  const words = useWords(dutyTexts);
  const { t, locale } = words;
  if (shift.state === 'cancelled') return <span className="quiet">{t('duty.cancelled')}</span>;
  const nameFor = (seat: Seat): string =>
    [
      shortDay(locale, shift.dutyDate),
      clockSpan(words, shift),
      shift.title,
      t('duty.seatNo', { no: seat.no }),
      seat.assignment ? seat.assignment.volunteer.name : t('duty.open'),
      seat.assignment && t(`duty.states.${seat.assignment.state}`),
      seat.assignment?.pinned && t('duty.pinned'),
      seat.assignment && postOf(posts, seat.assignment.volunteer.id, t),
      hopeless(seat) && t('duty.nobodyFits'),
    ]
      .filter(Boolean)
      .join(' · ');
  return shift.seats.map((seat) => (
    <button
      key={seat.id}
      type="button"
      className={`seat seat-${seat.assignment?.state ?? 'open'}`}
      data-seat={seat.id}
      data-column={column}
      tabIndex={seat.id === stop ? 0 : -1}
      aria-label={nameFor(seat)}
      onClick={() => onSeat(seat.id)}
    >
      <span className="seat-name">{seat.assignment ? seat.assignment.volunteer.name : t('duty.open')}</span>
      <span className="seat-state">
        {seat.assignment ? t(`duty.states.${seat.assignment.state}`) : t('duty.seatNo', { no: seat.no })}
        {hopeless(seat) && ` · ${t('duty.nobodyFits')}`}
        {seat.assignment?.pinned && seat.assignment.state === 'drafted' && ` · ${t('duty.pinned')}`}
      </span>
    </button>
  ));
}
