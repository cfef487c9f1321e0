import { dayIn } from '@redmaple/i18n';
import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { calendarDay, zone } from '../parts/when.js';
import { mineTexts } from './mine.texts.js';

const { say } = mineTexts;
/** What most people want a certificate about, in days. */
const usual = 364;

/** Certificates of my service, and asking for one. */
export function Proofs() {
  const loaded = useLoaded(() => get('/api/v1/me/certificates'));
  const { certificates = [], open, lastRefused = false } = loaded.value ?? {};
  return (
    <section class="card" aria-labelledby="proof">
      <h2 id="proof">{say('proof')}</h2>
      <LoadedNotice loaded={loaded} />
      <ul class="rows">
        {certificates.map((one) => (
          <Proof key={one.id} certificate={one} />
        ))}
      </ul>
      {open && (
        <p class="notice" role="status">
          {say('proofAsked', { from: calendarDay(open.from), to: calendarDay(open.to) })}
        </p>
      )}
      {loaded.value && !open && (
        <>
          {lastRefused && <p class="notice warm">{say('proofRefused')}</p>}
          <Asking done={loaded.reload} />
        </>
      )}
    </section>
  );
}

function Proof({ certificate }: { certificate: Shape<'CertificateDetail'> }) {
  const { id, state, snapshot, revokeReason, documentReady, verifyPath } = certificate;
  const { from, to, creditedMinutes, number, validFrom } = snapshot;
  const tone = state === 'valid' ? 'tag green' : state === 'notice' ? 'tag amber' : 'tag red';
  return (
    <li class="facts">
      <strong>
        {say('proofOf', {
          from: calendarDay(from),
          to: calendarDay(to),
          hours: Math.floor(creditedMinutes / 60),
          minutes: creditedMinutes % 60,
        })}
      </strong>
      <span>
        <span class={tone}>{say(`proofState.${state}`, { day: calendarDay(validFrom) })}</span>
      </span>
      <span class="soft">{say('proofNumber', { number })}</span>
      {revokeReason !== undefined && <span>{say(`revoked.${revokeReason}`)}</span>}
      {documentReady ? (
        <a
          class="button"
          href={`/api/v1/me/certificates/${id}/document`}
          download
          aria-label={`${say('proofLoad')} ${number}`}
        >
          {say('proofLoad')}
        </a>
      ) : (
        <span class="soft">{say('proofMaking')}</span>
      )}
      <a class="button" href={verifyPath} aria-label={`${say('proofShow')} ${number}`}>
        {say('proofShow')}
      </a>
    </li>
  );
}

function Asking({ done }: { done: () => Promise<void> }) {
  const today = dayIn(new Date(serverNow()), zone());
  const [from, setFrom] = useState(dayIn(new Date(serverNow() - usual * 86_400_000), zone()));
  const [to, setTo] = useState(today);
  const ask = useAction(async (key, wish: { from: string; to: string }) => {
    await post('/api/v1/me/certificate-requests', wish, { key });
    await done();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run({ from, to });
      }}
    >
      <p>{say('proofWhy')}</p>
      <Day label={say('proofFrom')} value={from} last={today} choose={setFrom} />
      <Day label={say('proofTo')} value={to} last={today} choose={setTo} />
      <ProblemNotice problem={ask.problem} />
      <Button submit busy={ask.busy}>
        {say('proofAsk')}
      </Button>
    </form>
  );
}

function Day(props: { label: string; value: string; last: string; choose: (day: string) => void }) {
  return (
    <Field label={props.label}>
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          required
          max={props.last}
          value={props.value}
          onInput={({ currentTarget }) => props.choose(currentTarget.value)}
        />
      )}
    </Field>
  );
}
