import { formatDateTime } from '@redmaple/i18n';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { type Say, sayIn } from '../frame/words.js';
import type { CallTeam, WholeCall } from './call.js';
import { callTexts } from './call.texts.js';

/** A call: what, risks, who, seats left, until when. */
export function renderCall(frame: Frame & { readonly county: PageCounty }, call: WholeCall): string {
  const say = sayIn(callTexts, frame.locale);
  const { code, timezone } = frame.county;
  const instant = (iso: string): string => formatDateTime(frame.locale, new Date(iso), timezone);
  const times = { from: instant(call.opensAt), until: instant(call.closesAt) };
  return renderPage(frame, {
    title: call.title,
    description: call.content.slice(0, 120),
    children: (
      <>
        <h1>{call.title}</h1>
        <dl class="facts card">
          <div>
            <dt>{say('when')}</dt>
            <dd>{call.phase === 'upcoming' ? say('fromUntil', times) : say('until', { when: times.until })}</dd>
          </div>
          {call.location !== undefined && (
            <div>
              <dt>{say('where')}</dt>
              <dd>{call.location}</dd>
            </div>
          )}
        </dl>
        <h2>{say('what')}</h2>
        <p class="pre">{call.content}</p>
        <section class="card risk">
          <h2>{say('risks')}</h2>
          <p class="soft">{say('prefaceRisk')}</p>
          <p class="pre">{call.riskNotice}</p>
        </section>
        <h2>{say('who')}</h2>
        {call.teamTypes.map((team) => (
          <Team key={team.code} team={team} say={say} label={team.label[frame.locale]} />
        ))}
        {call.specialists.length > 0 && (
          <section class="card">
            <h2>{say('specialists')}</h2>
            <p>{say('specialistsHint')}</p>
            <ul>
              {call.specialists.map(({ id, skill, wanted }) => (
                <li key={id}>{say('specialist', { skill, wanted })}</li>
              ))}
            </ul>
          </section>
        )}
        {(call.insuranceStatement !== undefined || call.teamTypes.some(({ insured }) => insured)) && (
          <>
            <h2>{say('insurance')}</h2>
            <p class="pre">{call.insuranceStatement ?? say('insuranceStandard')}</p>
          </>
        )}
        <WayOn say={say} call={call} base={`/c/${code}`} />
      </>
    ),
  });
}

function Team({ team, say, label }: { readonly team: CallTeam; readonly say: Say; readonly label: string }) {
  const { seats, seatsLeft: left, waiting, minAge: min, maxAge: max } = team;
  return (
    <section class="card">
      <h3>{label}</h3>
      <p>
        <strong>{left > 0 ? say('seats', { seats, left }) : say('full', { seats, place: waiting + 1 })}</strong>
      </p>
      <p class="soft">
        {max === undefined ? say('age', { min }) : say('ageBetween', { min, max })}
        {min < 18 && ` · ${say('minors')}`}
      </p>
    </section>
  );
}

function WayOn({ say, call, base }: { readonly say: Say; readonly call: WholeCall; readonly base: string }) {
  if (call.phase === 'open')
    return (
      <>
        <a class="b" href={`${base}/calls/${call.id}/sign-up`}>
          {say('signUp')}
        </a>
        <p>
          <a class="t" href={`${base}/resume`}>
            {say('resume')}
          </a>
        </p>
        <a class="t" href={`${base}/calls/${call.id}/poster`}>
          {say('poster')}
        </a>
      </>
    );
  return (
    <>
      <p class="card">{say(call.phase === 'upcoming' ? 'upcoming' : 'ended')}</p>
      <a class="b w" href={base}>
        {say('others')}
      </a>
    </>
  );
}
