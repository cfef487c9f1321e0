import { formatDateTime } from '@redmaple/i18n';
import type { CallInList } from '../call/call.js';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { homeTexts } from './home.texts.js';

const howItWorks = ['how1', 'how2', 'how3', 'how4'] as const;

/** A county's home: what it looks for, how one joins, and where to follow an application. */
export function renderHome(frame: Frame & { readonly county: PageCounty }, calls: readonly CallInList[]): string {
  const say = sayIn(homeTexts, frame.locale);
  const { county } = frame;
  return renderPage(frame, {
    title: say('title'),
    description: say('description', { county: county.name }),
    children: (
      <>
        <h1>{say('title')}</h1>
        <p>{say('lead', { county: county.name })}</p>
        <h2>{say('openCalls')}</h2>
        {calls.length === 0 && <p class="card">{say('noCalls')}</p>}
        {calls.map((call) => (
          <CallCard key={call.id} call={call} frame={frame} />
        ))}
        <h2>{say('how')}</h2>
        <ol class="steps">
          {howItWorks.map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ol>
        <h2>{say('statusTitle')}</h2>
        <a class="b w" href={`/c/${county.code}/status`}>
          {say('status')}
        </a>
      </>
    ),
  });
}

function CallCard({ call, frame }: { readonly call: CallInList; readonly frame: Frame & { county: PageCounty } }) {
  const say = sayIn(homeTexts, frame.locale);
  const { code, timezone } = frame.county;
  const left = call.teamTypes.reduce((sum, team) => sum + team.seatsLeft, 0);
  const upcoming = call.phase === 'upcoming';
  const when = formatDateTime(frame.locale, new Date(upcoming ? call.opensAt : call.closesAt), timezone);
  return (
    <article class="card">
      <h3>{call.title}</h3>
      <p>
        <span class={upcoming ? 'tag' : 'tag go'}>{say(upcoming ? 'upcoming' : 'open')}</span>{' '}
        {left > 0 ? say('seatsLeft', { count: left }) : say('waitlist')}
      </p>
      <p>{call.teamTypes.map((team) => team.label[frame.locale]).join(frame.locale === 'en' ? ', ' : '、')}</p>
      {call.location !== undefined && <p class="soft">{call.location}</p>}
      <p class="soft">{say(upcoming ? 'opens' : 'deadline', { when })}</p>
      <a class="b" href={`/c/${code}/calls/${call.id}`}>
        {say('look', { title: call.title })}
      </a>
    </article>
  );
}

/** The start page where several counties share an installation. */
export function renderCountyChoice(frame: Frame, counties: readonly PageCounty[]): string {
  const say = sayIn(homeTexts, frame.locale);
  return renderPage(frame, {
    title: say('chooseTitle'),
    description: say('chooseLead'),
    children: (
      <>
        <h1>{say('chooseTitle')}</h1>
        {counties.length === 0 && <p>{say('noCounties')}</p>}
        <ul class="list">
          {counties.map(({ code, name }) => (
            <li key={code}>
              <a class="b w" href={`/c/${code}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
