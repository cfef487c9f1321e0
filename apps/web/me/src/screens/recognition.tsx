import { get, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Heading, LoadedNotice } from '../parts/parts.js';
import { momentOf } from '../parts/when.js';
import { locale, useLocale } from '../texts/speak.js';
import { Leaderboard } from './leaderboard.js';
import { Objecting } from './objecting.js';
import { Proposing } from './proposing.js';
import { recognitionTexts } from './recognition.texts.js';

const { say } = recognitionTexts;

type Own = Shape<'OwnRecognition'>;
type Month = Own['months'][number];
type Part = Month['lines'][number]['parts'][number];

/** My stars, my months with how the points came about, and the list of my team. */
export function Recognition() {
  useLocale();
  const loaded = useLoaded(() => get('/api/v1/me/recognition'));
  const own = loaded.value;
  return (
    <>
      <Heading>{say('title')}</Heading>
      <section class="card" aria-labelledby="stars">
        <h2 id="stars">{say('stars')}</h2>
        <LoadedNotice loaded={loaded} />
        {own && <Stars {...own.stars} />}
      </section>
      {own && own.awards.length > 0 && <Awards awards={own.awards} />}
      {own && (
        <section class="card" aria-labelledby="months">
          <h2 id="months">{say('months')}</h2>
          <p>{say('fair')}</p>
          {own.months.length === 0 && <p class="soft">{say('monthsNone')}</p>}
          <ul class="rows">
            {own.months.map((one) => (
              <MonthRow key={one.runId} month={one} done={loaded.reload} />
            ))}
          </ul>
        </section>
      )}
      {own?.teams
        .filter((one) => one.leads)
        .map((one) => (
          <Proposing key={one.teamId} team={one} />
        ))}
      {own && <Leaderboard own={own} changed={loaded.reload} />}
    </>
  );
}

function Stars({ creditedMinutes, stars, hours, nextAt }: Own['stars']) {
  return (
    <>
      <p class="when">
        {stars > 0 && (
          <span class="stars" aria-hidden="true">
            {'★'.repeat(stars)}{' '}
          </span>
        )}
        {stars > 0 ? say('starsNow', { count: stars }) : say('starsNone')}
      </p>
      <p>{say('starsHours', hoursOf(creditedMinutes))}</p>
      <p>
        {nextAt === undefined
          ? say('starsAll')
          : say('starsNext', { ...hoursOf(nextAt - creditedMinutes), stars: stars + 1 })}
      </p>
      <p class="soft">{say('starsWhy', { hours: hours.join(say('comma')) })}</p>
    </>
  );
}

function Awards({ awards }: { awards: Own['awards'] }) {
  return (
    <section class="card" aria-labelledby="awards">
      <h2 id="awards">{say('awards')}</h2>
      <ul class="rows">
        {awards.map((one) => (
          <li key={`${one.code}${one.period}`} class="headline">
            <strong>{one.label[locale.get()]}</strong>
            <span>{periodOf(one.period)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MonthRow({ month, done }: { month: Month; done: () => Promise<void> }) {
  const { state, lines, objections, objectionsUntil } = month;
  const open = objections.some((one) => one.state === 'open');
  const commended = lines.some((one) => one.commended);
  return (
    <li class="facts">
      <p class="headline">
        <strong>{monthOf(month.month, 'month')}</strong>
        <span>
          {commended && state === 'published' && <span class="tag green">{say('commended')}</span>}{' '}
          <span class="tag">
            {say(state === 'objections' || state === 'decided' ? `state.${state}` : 'state.published')}
          </span>
        </span>
      </p>
      {lines.length === 0 && <p class="soft">{say('noLine')}</p>}
      {lines.map((line) => (
        <div key={line.teamId ?? ''} class="facts">
          <p class="headline">
            <span>{line.teamName === undefined ? say('noTeam') : say('ofTeam', { team: line.teamName })}</span>
            <strong>{say('points', { points: pointsOf(line.score) })}</strong>
          </p>
          <ul>
            {line.parts
              .filter((one) => one.amount > 0)
              .map((one) => (
                <li key={one.measure}>{partOf(one)}</li>
              ))}
          </ul>
        </div>
      ))}
      {objections.map((one, index) => (
        <div key={index} class="notice" role="status">
          <p>{say(`objection.${one.state}`)}</p>
          {one.reply !== undefined && <p>{say('reply', { reply: one.reply })}</p>}
        </div>
      ))}
      {objectionsUntil !== undefined && !open && (
        <>
          <p>{say('objectUntil', { when: momentOf(objectionsUntil) })}</p>
          <Objecting runId={month.runId} month={monthOf(month.month, 'month')} done={done} />
        </>
      )}
    </li>
  );
}

function partOf({ measure, label, counted, points, sum, upTo, amount }: Part): string {
  const values = { points: pointsOf(points), sum: pointsOf(sum) };
  const capped = upTo !== undefined && counted < amount;
  if (measure === 'hours')
    return say('part.hours', { ...hoursOf(counted), ...values }) + (capped ? say('capHours', { count: upTo }) : '');
  const known = (['shifts', 'missions', 'trainings'] as const).find((one) => one === measure);
  const words = known
    ? say(`part.${known}`, { count: counted, ...values })
    : say('part.other', { what: label?.[locale.get()] ?? measure, count: counted, ...values });
  return words + (capped ? say('capTimes', { count: upTo }) : '');
}

function hoursOf(minutes: number): { hours: number; minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** Hundredths as people write points. */
export function pointsOf(hundredths: number): string {
  return String(hundredths / 100);
}

/** 2026-09 in words. */
export function monthOf(month: string, key: 'month' | 'boardOf', team = ''): string {
  return say(key, { year: month.slice(0, 4), month: Number(month.slice(5)), team });
}

function periodOf(period: string): string {
  const year = period.slice(0, 4);
  const half = (['H1', 'H2'] as const).find((one) => period.endsWith(one));
  return half ? say('award.half', { year, half: say(`award.${half}`) }) : say('award.year', { year });
}
