import { useState } from 'preact/hooks';
import { get, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Icon } from '../parts/icons.js';
import { Heading, LoadedNotice, ScreenLink } from '../parts/parts.js';
import { calendarDay, dateOf, dayOf } from '../parts/when.js';
import { common } from '../texts/common.texts.js';
import { useLocale } from '../texts/speak.js';
import { Offered, Withdrawing } from './consent-actions.js';
import { mineTexts } from './mine.texts.js';
import { MySessions, SignOut } from './my-sessions.js';
import { MyTeams } from './my-teams.js';
import { outboxTexts } from './outbox.texts.js';
import { ownDataTexts } from './own-data.texts.js';
import { papersTexts } from './papers.texts.js';
import { patrolTexts } from './patrol.texts.js';
import { Proofs } from './proofs.js';
import { recognitionTexts } from './recognition.texts.js';
import { ThreeLists } from './three-lists.js';

const { say } = mineTexts;

/** What the house knows of me, what I agreed to, and who may see it. */
export function Mine() {
  useLocale();
  const own = useLoaded(() => get('/api/v1/me/volunteer'));
  return (
    <>
      <Heading>{say('title')}</Heading>
      <ul class="card links">
        {(['profile', 'availability', 'data'] as const).map((one) => (
          <li key={one}>
            <ScreenLink to={one}>
              {ownDataTexts.say(`${one}.title`)}
              <Icon name="next" />
            </ScreenLink>
          </li>
        ))}
        <li>
          <ScreenLink to="recognition">
            {recognitionTexts.say('title')}
            <Icon name="next" />
          </ScreenLink>
        </li>
        <li>
          <ScreenLink to="papers">
            {papersTexts.say('title')}
            <Icon name="next" />
          </ScreenLink>
        </li>
        <li>
          <ScreenLink to="patrol">
            {patrolTexts.say('title')}
            <Icon name="next" />
          </ScreenLink>
        </li>
        <li>
          <ScreenLink to="outbox">
            {outboxTexts.say('title')}
            <Icon name="next" />
          </ScreenLink>
        </li>
        <li>
          <a href="/privacy">
            {common.say('app.privacy')}
            <Icon name="next" />
          </a>
        </li>
      </ul>
      <section class="card" aria-label={say('title')}>
        <LoadedNotice loaded={own} />
        {own.value && <Data own={own.value} />}
      </section>
      {own.value?.guardian && <Guardian standing={own.value.guardian} />}
      <ThreeLists />
      <Hours />
      <Proofs />
      <Consents changed={own.reload} />
      <section class="card" aria-labelledby="who">
        <h2 id="who">{say('who')}</h2>
        <ul class="rows">
          {(['who1', 'who2', 'who3', 'who4', 'who5'] as const).map((one) => (
            <li key={one}>{say(one)}</li>
          ))}
        </ul>
      </section>
      <MySessions />
      <SignOut />
    </>
  );
}

function Data({ own }: { own: Shape<'OwnVolunteer'> }) {
  return (
    <>
      <dl class="data">
        <Line term={say('name')}>{own.name}</Line>
        <Line term={say('number')}>{own.number}</Line>
        <Line term={say('status')}>{say(`status.${own.status}`)}</Line>
        <Line term={say('joined')}>{dateOf(own.joinedAt)}</Line>
      </dl>
      <MyTeams teams={own.memberships} />
    </>
  );
}

/** Under 18: whether a guardian agrees, and what to do where none does. */
function Guardian({ standing }: { standing: Shape<'GuardianStanding'> }) {
  const { consent, maskedName, maskedPhone } = standing;
  return (
    <section class="card" aria-labelledby="guardian">
      <h2 id="guardian">{say('guardian')}</h2>
      {consent === 'given' ? (
        <p>{say('guardianGiven')}</p>
      ) : (
        <>
          <p class="notice warm">{say(consent === 'missing' ? 'guardianMissing' : 'guardianWithdrawn')}</p>
          <p>{say('guardianHow')}</p>
        </>
      )}
      {maskedName !== undefined && maskedPhone !== undefined && (
        <dl class="data">
          <Line term={say('guardianName')}>{maskedName}</Line>
          <Line term={say('guardianPhone')}>{maskedPhone}</Line>
        </dl>
      )}
    </section>
  );
}

function Line({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const sources: Readonly<Record<string, 'assignment' | 'mission' | 'training' | 'office' | 'correction'>> = {
  assignment: 'assignment',
  shift: 'assignment',
  mission: 'mission',
  training: 'training',
  'training-result': 'training',
  'office-entry': 'office',
  correction: 'correction',
};

function Hours() {
  const loaded = useLoaded(() => get('/api/v1/me/service-records', { query: { limit: 20 } }));
  const { items = [], totals } = loaded.value ?? {};
  return (
    <section class="card" aria-labelledby="hours">
      <h2 id="hours">{say('hours')}</h2>
      <LoadedNotice loaded={loaded} />
      {totals && (
        <>
          <p class="when">
            {say('hoursTotal', {
              hours: Math.floor(totals.creditedMinutes / 60),
              minutes: totals.creditedMinutes % 60,
            })}
          </p>
          {items.length === 0 ? (
            <p class="soft">{say('hoursNone')}</p>
          ) : (
            <p class="soft">
              {totals.byGrade.D < totals.creditedMinutes &&
                say('hoursGrades', { led: totals.byGrade.A + totals.byGrade.B, self: totals.byGrade.C })}
              {totals.byGrade.D > 0 && say('hoursOffice', { office: totals.byGrade.D })}
            </p>
          )}
        </>
      )}
      <ul class="rows">
        {items.map((one) => (
          <li key={one.id} class="headline">
            <span>
              {dayOf(one.occurredAt)} {say(`source.${sources[one.sourceType] ?? 'other'}`)}
            </span>
            <strong>{say('minutes', { count: one.creditedMinutes })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

const purposes: Readonly<
  Record<
    string,
    'purpose.recruitment' | 'purpose.guardian' | 'purpose.review' | 'purpose.leaderboard' | 'purpose.phone'
  >
> = {
  leaderboard: 'purpose.leaderboard',
  'leader-phone': 'purpose.phone',
  recruitment: 'purpose.recruitment',
  guardian: 'purpose.guardian',
  'background-review': 'purpose.review',
};

function Consents({ changed: reloadOwn }: { changed: () => Promise<void> }) {
  const language = useLocale();
  const loaded = useLoaded(() => get('/api/v1/me/consents'));
  const [turn, setTurn] = useState(0);
  const changed = async (): Promise<void> => {
    await Promise.all([loaded.reload(), reloadOwn()]);
    setTurn((before) => before + 1);
  };
  return (
    <section class="card" aria-labelledby="consents">
      <h2 id="consents">{say('consents')}</h2>
      <LoadedNotice loaded={loaded} />
      {loaded.value?.length === 0 && <p class="soft">{say('consentsNone')}</p>}
      <ul class="rows">
        {(loaded.value ?? []).map((one) => (
          <li key={one.id} class="facts">
            <strong>{say(purposes[one.purpose] ?? 'purpose.other')}</strong>
            <span class="soft">
              {say(one.evidence === 'paper' ? 'consentPaper' : 'consentOnline', {
                day: one.paperDate === undefined ? dateOf(one.givenAt) : calendarDay(one.paperDate),
                version: one.version,
              })}
            </span>
            {one.withdrawnAt !== undefined && <span>{say('consentWithdrawn', { day: dateOf(one.withdrawnAt) })}</span>}
            {one.wording !== undefined && (
              <details>
                <summary>{say('wording')}</summary>
                <p>{one.wording}</p>
              </details>
            )}
            <Withdrawing consent={one} done={changed} />
          </li>
        ))}
      </ul>
      <Offered key={`${turn}${language}`} done={changed} />
      <p class="soft">{say('withdrawHow')}</p>
    </section>
  );
}
