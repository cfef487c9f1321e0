import type { LocalisedText } from '@redmaple/forms';
import { formatDateTime } from '@redmaple/i18n';
import type { Frame, PageCounty } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { type Say, sayIn } from '../frame/words.js';
import { statusTexts } from './status.texts.js';

type CountyPage = Frame & { readonly county: PageCounty };

/** An application as its recruit sees it. */
export interface OwnApplication {
  readonly id: string;
  readonly number: string;
  readonly callTitle: string;
  readonly teamTypeLabel: LocalisedText;
  readonly state: string;
  readonly waitlistPosition?: number;
  readonly submittedAt: string;
  readonly refusal?: { readonly code: string; readonly text?: string };
  readonly canWithdraw: boolean;
  readonly appeal?: OwnAppeal;
  /** A consent that is asked for. */
  readonly backgroundConsent?: { readonly version: string; readonly wording: string };
  readonly timeline: readonly { readonly at: string; readonly kind: string; readonly stageLabel?: LocalisedText }[];
}

/** The appeal against a refusal, or until when one can be made. */
export interface OwnAppeal {
  readonly possible: boolean;
  readonly until: string;
  readonly state?: string;
  readonly dueAt?: string;
  readonly answer?: string;
}

/** The numbers that belong to a phone. */
export function renderFound(
  frame: CountyPage,
  found: readonly Pick<OwnApplication, 'number' | 'callTitle' | 'teamTypeLabel' | 'state'>[],
): string {
  const say = sayIn(statusTexts, frame.locale);
  return renderPage(frame, {
    title: say('foundTitle'),
    personal: true,
    children: (
      <>
        <h1>{say('foundTitle')}</h1>
        <p>{say(found.length === 0 ? 'foundNone' : 'foundHint')}</p>
        {found.map(({ number, callTitle, teamTypeLabel, state }) => (
          <section class="card" key={number}>
            <p class="big">{number}</p>
            <p>{`${callTitle} · ${teamTypeLabel[frame.locale]}`}</p>
            <p class="soft">{say(`state.${state}`)}</p>
          </section>
        ))}
        <a class="b" href={`/c/${frame.county.code}/status`}>
          {say('title')}
        </a>
      </>
    ),
  });
}

/** The recruit's applications with what happened to them. */
export function renderMine(frame: CountyPage, applications: readonly OwnApplication[]): string {
  const say = sayIn(statusTexts, frame.locale);
  return renderPage(frame, {
    title: say('mineTitle'),
    personal: true,
    children: (
      <>
        <h1>{say('mineTitle')}</h1>
        {applications.map((application) => (
          <Application key={application.id} application={application} frame={frame} say={say} />
        ))}
        <form method="post" action={`/c/${frame.county.code}/status/leave`}>
          <button class="t" type="submit">
            {say('leave')}
          </button>
        </form>
      </>
    ),
  });
}

interface ApplicationProps {
  readonly application: OwnApplication;
  readonly frame: CountyPage;
  readonly say: Say;
}

function Application({ application, frame, say }: ApplicationProps) {
  const { id, number, callTitle, teamTypeLabel, state, waitlistPosition, refusal, timeline, canWithdraw } = application;
  const { appeal, backgroundConsent } = application;
  const { locale, county } = frame;
  const when = (iso: string): string => formatDateTime(locale, new Date(iso), county.timezone);
  return (
    <section class="card">
      <h2>{callTitle}</h2>
      <p class="big">{number}</p>
      <p>
        <span class={state === 'refused' ? 'tag no' : 'tag go'}>{say(`state.${state}`)}</span>{' '}
        {waitlistPosition !== undefined && <strong>{say('place', { place: waitlistPosition })}</strong>}
      </p>
      {refusal && <p>{`${say('reason')}${locale === 'en' ? ': ' : '：'}${refusal.text ?? refusal.code}`}</p>}
      {appeal && <Appeal appeal={appeal} say={say} when={when} href={`/c/${county.code}/status/mine/${id}/appeal`} />}
      {backgroundConsent && (
        <form method="post" action={`/c/${county.code}/status/mine/${id}/background-consent`} class="note">
          <h3>{say('consentTitle')}</h3>
          <p>{backgroundConsent.wording}</p>
          <input type="hidden" name="version" value={backgroundConsent.version} />
          <button class="b" type="submit">
            {say('consentYes')}
          </button>
        </form>
      )}
      <p>{teamTypeLabel[locale]}</p>
      <h3>{say('timeline')}</h3>
      <ol class="steps">
        {timeline.map(({ at, kind, stageLabel }) => (
          <li key={`${at} ${kind}`}>
            {kind === 'stage-passed' && stageLabel
              ? say('stagePassed', { stage: stageLabel[locale] })
              : say(statusTexts.has(locale, `kind.${kind}`) ? `kind.${kind}` : 'kind.other')}
            <br />
            <span class="soft">{when(at)}</span>
          </li>
        ))}
      </ol>
      {canWithdraw && (
        <a class="t" href={`/c/${county.code}/status/mine/${id}/withdraw`}>
          {say('withdraw')}
        </a>
      )}
    </section>
  );
}

interface AppealProps {
  readonly appeal: OwnAppeal;
  readonly say: Say;
  readonly when: (iso: string) => string;
  readonly href: string;
}

/** How an appeal stands, or the way to one. */
function Appeal({ appeal: { possible, until, state, dueAt, answer }, say, when, href }: AppealProps) {
  if (possible)
    return (
      <>
        <p class="soft">{say('appealUntil', { until: when(until) })}</p>
        <a class="b w" href={href}>
          {say('appealTitle')}
        </a>
      </>
    );
  if (state === undefined) return <p class="soft">{say('appealOver')}</p>;
  return (
    <p class="note">
      {state === 'open' ? say('appealOpen', { due: when(dueAt ?? until) }) : say(`appealState.${state}`)}
      {answer !== undefined && (
        <>
          <br />
          {answer}
        </>
      )}
    </p>
  );
}

/** Asks once more before an application is withdrawn. */
export function renderWithdraw(frame: CountyPage, id: string): string {
  const say = sayIn(statusTexts, frame.locale);
  const mine = `/c/${frame.county.code}/status/mine`;
  return renderPage(frame, {
    title: say('withdrawTitle'),
    personal: true,
    children: (
      <>
        <h1>{say('withdrawTitle')}</h1>
        <p>{say('withdrawText')}</p>
        <form method="post" action={`${mine}/${id}/withdraw`}>
          <button class="b" type="submit">
            {say('withdrawYes')}
          </button>
        </form>
        <a class="b w" href={mine}>
          {say('withdrawNo')}
        </a>
      </>
    ),
  });
}
