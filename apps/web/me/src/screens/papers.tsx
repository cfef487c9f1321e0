import { useEffect, useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { session } from '../api/session.js';
import { useStore } from '../api/store.js';
import { useLoaded } from '../api/use-loaded.js';
import { outboxItems } from '../outbox/outbox.js';
import { phoneStore } from '../outbox/phone-store.js';
import { Button, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { calendarDay, dateOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { PaperForm } from './paper-form.js';
import { papersTexts } from './papers.texts.js';
import { type Begun, beginOf, InsuranceRow, QualificationRow } from './paper-rows.js';

const { say } = papersTexts;

/** My certificates and insurance, what I sent in, and sending in another. */
export function Papers() {
  useLocale();
  const own = useLoaded(() => get('/api/v1/me/volunteer'));
  const insured = useLoaded(() => get('/api/v1/me/insurance'));
  const claims = useLoaded(() => get('/api/v1/me/claims'));
  const who = useStore(session);
  const owner = 'holder' in who ? who.holder.accountId : '';
  const draft = useStore(outboxItems).find(
    (one) => one.owner === owner && one.state === 'draft' && one.wish.kind === 'claim',
  );
  const [begun, setBegun] = useState<Begun>();
  const [said, setSaid] = useState('');
  const [read, setRead] = useState(false);
  // The outbox has to be read first, or an old draft would come upon a new one.
  useEffect(
    () =>
      void phoneStore
        .items()
        .catch(() => [])
        .finally(() => setRead(true)),
    [],
  );
  useEffect(() => {
    const arrived = (event: Event): void => {
      if ((event as CustomEvent<string>).detail !== 'claim') return;
      setSaid(say('arrived'));
      void claims.reload();
    };
    addEventListener('redmaple:sent', arrived);
    return () => removeEventListener('redmaple:sent', arrived);
  }, []);
  const waiting = (claims.value ?? []).filter((one) => one.state === 'waiting');
  const begin = (wish: Begun): void => {
    setSaid('');
    setBegun(wish);
  };
  if (read && (begun || draft))
    return (
      <>
        <Heading>{say(begun?.renewsId === undefined ? 'send' : 'renewTitle')}</Heading>
        <PaperForm
          draft={draft}
          begun={begun ?? beginOf('qualification')}
          done={(sent) => {
            setBegun(undefined);
            setSaid(sent ? say('queued') : '');
            scrollTo(0, 0);
          }}
        />
      </>
    );
  return (
    <>
      <Heading>{say('title')}</Heading>
      <div role="status">{said !== '' && <p class="notice good">{said}</p>}</div>
      <section class="card" aria-labelledby="qualifications">
        <h2 id="qualifications">{say('qualifications')}</h2>
        <LoadedNotice loaded={own} />
        {own.value?.qualifications.length === 0 && <p class="soft">{say('noQualifications')}</p>}
        <ul class="rows">
          {(own.value?.qualifications ?? []).map((one) => (
            <QualificationRow
              key={one.id}
              one={one}
              waits={waiting.some((claim) => claim.code === one.code)}
              renew={begin}
            />
          ))}
        </ul>
        <Button onPress={() => begin(beginOf('qualification'))}>{say('addQualification')}</Button>
      </section>
      <section class="card" aria-labelledby="insurance">
        <h2 id="insurance">{say('insurance')}</h2>
        <LoadedNotice loaded={insured} />
        {insured.value?.length === 0 && <p class="soft">{say('noInsurance')}</p>}
        <ul class="rows">
          {(insured.value ?? []).map((one) => (
            <InsuranceRow
              key={one.id}
              one={one}
              waits={waiting.some((claim) => claim.kind === 'insurance')}
              renew={begin}
            />
          ))}
        </ul>
        <Button onPress={() => begin(beginOf('insurance'))}>{say('addInsurance')}</Button>
      </section>
      <section class="card" aria-labelledby="sent">
        <h2 id="sent">{say('sent')}</h2>
        <LoadedNotice loaded={claims} />
        {claims.value?.length === 0 && <p class="soft">{say('noneSent')}</p>}
        <ul class="rows">
          {(claims.value ?? []).map((one) => (
            <Sent key={one.id} claim={one} changed={claims.reload} />
          ))}
        </ul>
      </section>
    </>
  );
}

const tones = { waiting: 'tag amber', verified: 'tag green', rejected: 'tag red', withdrawn: 'tag' } as const;

function Sent({ claim, changed }: { claim: Shape<'OwnClaim'>; changed: () => Promise<void> }) {
  const withdraw = useAction(async (key) => {
    await post('/api/v1/me/claims/{id}/withdraw', undefined, { params: { id: claim.id }, key });
    await changed();
  });
  const name =
    claim.kind === 'insurance' ? say('policyOf', { insurer: claim.issuer }) : (claim.name ?? claim.code ?? '');
  return (
    <li class="facts">
      <p class="headline">
        <strong>{name}</strong>
        <span class={tones[claim.state]}>{say(`state.${claim.state}`)}</span>
      </p>
      <span class="soft">
        {say('sentOn', { day: dateOf(claim.sentAt) })}
        {claim.validTo !== undefined && ` · ${say('until', { day: calendarDay(claim.validTo) })}`}
      </span>
      {claim.reason !== undefined && (
        <p class="notice warm">
          {say(`reason.${claim.reason}`)}
          {claim.note !== undefined && ` ${claim.note}`}
        </p>
      )}
      <ProblemNotice problem={withdraw.problem} />
      {claim.state === 'waiting' && (
        <Button
          kind="plain"
          busy={withdraw.busy}
          label={say('withdrawOf', { name })}
          onPress={() => void withdraw.run()}
        >
          {say('withdraw')}
        </Button>
      )}
    </li>
  );
}
