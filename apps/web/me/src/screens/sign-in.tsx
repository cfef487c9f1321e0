import { useEffect, useRef, useState } from 'preact/hooks';
import { get, Problem, type Shape } from '../api/client.js';
import { askForCode, signInWithCode } from '../api/session.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { useLocale } from '../texts/speak.js';
import { signInTexts } from './sign-in.texts.js';

const { say } = signInTexts;
/** Another code is not sent sooner, in seconds. */
const pauseSeconds = 60;

interface Flow extends Shape<'PhoneCodeFlowView'> {
  readonly phone: string;
  readonly sentAt: number;
}

/** Phone, code, in. With a `county` given it is not asked for: the session of somebody known has ended. */
export function SignIn({ county: given }: { county?: string }) {
  useLocale();
  const counties = useLoaded(() => get('/api/v1/public/counties'));
  const [chosen, setChosen] = useState('');
  const [phone, setPhone] = useState('');
  const [flow, setFlow] = useState<Flow>();
  const all = counties.value ?? [];
  const county = given ?? (all.length === 1 ? (all[0]?.code ?? '') : chosen);
  const ask = useAction(async () => {
    const sent = await askForCode(county, phone.trim());
    setFlow({ ...sent, phone: phone.trim(), sentAt: Date.now() });
  });
  const inbox = all.some((one) => one.messagesInInbox);
  if (flow)
    return <CodeStep flow={flow} county={county} inbox={inbox} again={ask.run} back={() => setFlow(undefined)} />;
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run();
      }}
    >
      {all.length === 0 && <LoadedNotice loaded={counties} />}
      {given === undefined && all.length > 1 && (
        <Field label={say('county')} error={fieldError(ask.problem, 'county')}>
          {(attributes) => (
            <select {...attributes} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{say('countyChoose')}</option>
              {all.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={say('phone')} error={fieldError(ask.problem, 'phone')}>
        {(attributes) => (
          <input
            {...attributes}
            type="tel"
            name="phone"
            autocomplete="tel-national"
            inputMode="tel"
            maxLength={24}
            value={phone}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        )}
      </Field>
      <ProblemNotice problem={ask.problem?.fields.length ? undefined : ask.problem} />
      <Button kind="main" submit busy={ask.busy}>
        {say('send')}
      </Button>
    </form>
  );
}

function CodeStep(props: {
  flow: Flow;
  county: string;
  inbox: boolean;
  again: () => Promise<boolean>;
  back: () => void;
}) {
  const { flow, county } = props;
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const enter = useAction(async () => {
    await signInWithCode({ county, phone: flow.phone, flowId: flow.flowId, code });
  });
  useEffect(() => field.current?.focus(), [flow.flowId]);
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter.run();
      }}
    >
      <p role="status">{say('sent', { phone: flow.phone, minutes: Math.round(flow.expiresInSeconds / 60) })}</p>
      {props.inbox && (
        <a class="notice warm" href="/dev/inbox" target="_blank" rel="noreferrer">
          <span>
            {say('inbox')}
            {say('inboxNew')}
          </span>
        </a>
      )}
      <Field label={say('code')} hint={say('codeHint')} error={fieldError(enter.problem, 'code')}>
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="text"
            class="code"
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={6}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      <ProblemNotice problem={enter.problem?.fields.length ? undefined : signInProblem(enter.problem)} />
      <Button kind="main" submit busy={enter.busy}>
        {say('enter')}
      </Button>
      <Again sentAt={flow.sentAt} again={props.again} />
      <Button kind="plain" onPress={props.back}>
        {say('otherPhone')}
      </Button>
    </form>
  );
}

/** Said only to whoever has the phone in hand: the code was right, but no volunteer has this number. */
function signInProblem(problem: Problem | undefined): Problem | undefined {
  return problem?.code === 'access.signInFailed' ? new Problem(404, problem.code, say('unknown')) : problem;
}

function Again({ sentAt, again }: { sentAt: number; again: () => Promise<boolean> }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil(pauseSeconds - (now - sentAt) / 1_000);
  if (left > 0) return <p class="soft">{say('againIn', { seconds: left })}</p>;
  return (
    <Button kind="plain" onPress={() => void again()}>
      {say('again')}
    </Button>
  );
}
