import { useRef, useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import { useLoaded } from '../api/use-loaded.js';
import { holdsDocumentNumber } from '../outbox/document-number.js';
import { dropItem, keepItem, newItem, sendItem } from '../outbox/outbox.js';
import type { ClaimBody, ClaimWish, OutboxItem } from '../outbox/outbox.policy.js';
import { readPhoto } from '../outbox/photo-input.js';
import { Button, Field } from '../parts/parts.js';
import { useLeaving } from '../parts/use-leaving.js';
import { locale } from '../texts/speak.js';
import { papersTexts } from './papers.texts.js';
import { Photos } from './photos.js';

const { say } = papersTexts;
const most = 4;
/** A draft is kept this long after the first letter that is not kept yet, in milliseconds. */
const pause = 400;
type Wrong = Partial<Record<'code' | 'issuer' | 'number' | 'validTo' | 'photos', string>>;

/** A paper to be sent in. What was typed and chosen stays on the phone until it has arrived. */
export function PaperForm(props: { draft: OutboxItem | undefined; begun: ClaimBody; done: (sent: boolean) => void }) {
  const { draft, begun, done } = props;
  const item = useRef<OutboxItem>(draft ?? newItem({ kind: 'claim', claim: begun, photos: [] }, 'draft'));
  const [wish, setWish] = useState(item.current.wish as ClaimWish);
  const [wrong, setWrong] = useState<Wrong>({});
  const [notKept, setNotKept] = useState(false);
  const closed = useRef(false);
  const { claim, photos } = wish;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!closed.current)
      keepItem(item.current).then(
        () => setNotKept(false),
        () => setNotKept(true),
      );
  };
  useLeaving(() => {
    if (timer.current !== undefined) keep();
  });
  const change = (next: ClaimWish, atOnce = false): void => {
    setWish(next);
    item.current = { ...item.current, wish: next };
    if (atOnce) keep();
    else timer.current ??= setTimeout(keep, pause);
  };
  const fill = (more: Partial<ClaimBody>): void => {
    // What was wrong is being put right: it is not said beside it any more.
    setWrong((before) => {
      const left = { ...before };
      for (const name of Object.keys(more) as (keyof Wrong)[]) delete left[name];
      return left;
    });
    // Not of the last drawing: two fields may be filled before the next one.
    const now = item.current.wish as ClaimWish;
    change({ ...now, claim: { ...now.claim, ...more } });
  };
  const text = (name: 'issuer' | 'number', hint?: string) => (
    <Field label={say(`${claim.kind}.${name}`)} {...(hint !== undefined && { hint })} error={wrong[name]}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          maxLength={name === 'issuer' ? 100 : 60}
          value={claim[name]}
          onInput={(event) => fill({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const date = (name: 'validFrom' | 'validTo', hint?: string) => (
    <Field
      label={say(name)}
      {...(hint !== undefined && { hint })}
      error={name === 'validTo' ? wrong.validTo : undefined}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          value={claim[name]}
          onInput={(event) => fill({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const add = async (files: readonly File[]): Promise<void> => {
    const ready = (await Promise.all(files.slice(0, most).map(readPhoto))).filter((one) => one !== undefined);
    setWrong((before) => ({ ...before, photos: ready.length < files.length ? say('notAPhoto', { most }) : undefined }));
    const now = item.current.wish as ClaimWish;
    change({ ...now, photos: [...now.photos, ...ready].slice(0, most) }, true);
  };
  const send = async (): Promise<void> => {
    const found = problemsOf(wish);
    setWrong(found);
    if (Object.keys(found).length > 0 || closed.current) {
      setTimeout(() =>
        document
          .querySelector<HTMLElement>('[aria-invalid], .field .wrong')
          ?.closest('.field')
          ?.querySelector<HTMLElement>('input, select')
          ?.focus(),
      );
      return;
    }
    closed.current = true;
    const ready = { ...wish, claim: { ...claim, issuer: claim.issuer.trim(), number: claim.number.trim() } };
    try {
      await sendItem({ ...item.current, at: new Date(serverNow()).toISOString(), wish: ready });
      done(true);
    } catch {
      closed.current = false;
      setNotKept(true);
    }
  };
  const drop = (): void => {
    closed.current = true;
    void dropItem(item.current.id).finally(() => done(false));
  };
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="soft">{say('formLead')}</p>
      <Photos
        photos={photos}
        error={wrong.photos}
        most={most}
        label={say('photos')}
        hint={say('photosHint', { most })}
        add={add}
        remove={(id) => {
          const now = item.current.wish as ClaimWish;
          change({ ...now, photos: now.photos.filter((one) => one.clientId !== id) }, true);
        }}
      />
      {claim.kind === 'qualification' && claim.renewsId === undefined && (
        <Kinds code={claim.code} error={wrong.code} choose={(code) => fill({ code })} />
      )}
      {text('issuer')}
      {text('number', claim.kind === 'qualification' ? say('numberHint') : undefined)}
      {date('validFrom')}
      {date('validTo', claim.kind === 'qualification' ? say('validToHint') : undefined)}
      {claim.kind === 'insurance' && (
        <label class="choice">
          <input
            type="checkbox"
            checked={claim.coversDanger}
            onChange={(event) => fill({ coversDanger: event.currentTarget.checked })}
          />
          {say('dangerQuestion')}
        </label>
      )}
      <div role="alert">{notKept && <p class="notice bad">{say('notKept')}</p>}</div>
      <Button kind="main" large submit>
        {say('submit')}
      </Button>
      <Button kind="plain" onPress={drop}>
        {say('discard')}
      </Button>
    </form>
  );
}

/** Which kind of certificate it is. */
function Kinds(props: { code: string | undefined; error: string | undefined; choose: (code: string) => void }) {
  const loaded = useLoaded(() => get('/api/v1/qualifications/kinds'));
  return (
    <Field label={say('kind')} error={props.error}>
      {(attributes) => (
        <select {...attributes} value={props.code ?? ''} onChange={(event) => props.choose(event.currentTarget.value)}>
          <option value="">{say('chooseKind')}</option>
          {(loaded.value ?? []).map((one) => (
            <option key={one.code} value={one.code}>
              {one.label[locale.get()]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What is missing, said at its field. */
function problemsOf({ claim, photos }: ClaimWish): Wrong {
  const wrong: Wrong = {};
  if (photos.length === 0) wrong.photos = say('photoNeeded');
  if (claim.kind === 'qualification' && !claim.code) wrong.code = say('kindNeeded');
  if (claim.issuer.trim() === '') wrong.issuer = say('needed');
  if (claim.number.trim() === '') wrong.number = say('needed');
  else if (holdsDocumentNumber(claim.number)) wrong.number = say('noDocumentNumber');
  if (claim.kind === 'insurance' && claim.validTo === '') wrong.validTo = say('needed');
  else if (claim.validTo !== '' && claim.validTo < claim.validFrom) wrong.validTo = say('endBeforeStart');
  return wrong;
}
