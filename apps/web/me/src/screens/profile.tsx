import { useState } from 'preact/hooks';
import { get, patch, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { countyDay, countyInstant } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { ownDataTexts } from './own-data.texts.js';

const { say } = ownDataTexts;
const relations = ['spouse', 'parent', 'child', 'sibling', 'relative', 'friend', 'colleague'] as const;

/** How I am reached, what I can do, when to leave me alone. */
export function Profile() {
  useLocale();
  const loaded = useLoaded(() => get('/api/v1/me/profile'));
  const [saved, setSaved] = useState(false);
  return (
    <>
      <Heading>{say('profile.title')}</Heading>
      <p class="soft">{say('profile.lead')}</p>
      <LoadedNotice loaded={loaded} />
      <div role="status">{saved && <p class="notice good">{say('profile.saved')}</p>}</div>
      {loaded.value && (
        <Form
          key={loaded.value.version}
          own={loaded.value}
          typed={() => setSaved(false)}
          done={async () => {
            await loaded.reload();
            setSaved(true);
            scrollTo(0, 0);
          }}
        />
      )}
    </>
  );
}

const kinds = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  time: { type: 'time' },
} as const;
type TextName = 'email' | 'address' | 'occupation' | 'emergencyName' | 'emergencyPhone' | 'quietFrom' | 'quietTo';

function Form({ own, done, typed }: { own: Shape<'OwnProfile'>; done: () => Promise<void>; typed: () => void }) {
  const [text, setText] = useState<Record<TextName, string>>(() => ({
    email: own.email ?? '',
    address: own.address ?? '',
    occupation: own.occupation ?? '',
    emergencyName: own.emergencyName ?? '',
    emergencyPhone: own.emergencyPhone ?? '',
    quietFrom: own.quietFrom ?? '',
    quietTo: own.quietTo ?? '',
  }));
  const [relation, setRelation] = useState<string>(own.emergencyRelation ?? '');
  const [tags, setTags] = useState({ languages: own.languages.join('、'), skills: own.skills.join('、') });
  const [texting, setTexting] = useState(own.texts);
  const [optOut, setOptOut] = useState(own.optOutUntil === undefined ? '' : countyDay(own.optOutUntil));
  const save = useAction(async (key, change: Shape<'ChangeProfile'>) => {
    await patch('/api/v1/me/profile', change, key);
    await done();
  });
  const wrong = (name: string) => fieldError(save.problem, name);
  const input = (name: TextName, kind: keyof typeof kinds = 'text', hint?: string) => (
    <Field label={say(`profile.${name}`)} {...(hint !== undefined && { hint })} error={wrong(name)}>
      {(attributes) => (
        <input
          {...attributes}
          {...kinds[kind]}
          value={text[name]}
          onInput={({ currentTarget: { value } }) => {
            typed();
            setText((now) => ({ ...now, [name]: value }));
          }}
        />
      )}
    </Field>
  );
  const tagInput = (name: 'languages' | 'skills') => (
    <Field
      label={say(`profile.${name}`)}
      hint={say('profile.commas', { example: say(`profile.${name}Example`) })}
      error={wrong(name)}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          value={tags[name]}
          onInput={({ currentTarget: { value } }) => setTags((now) => ({ ...now, [name]: value }))}
        />
      )}
    </Field>
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    const known = relations.find((one) => one === relation);
    void save.run({
      ...text,
      quietFrom: text.quietFrom || null,
      quietTo: text.quietTo || null,
      emergencyRelation: text.emergencyName === '' ? null : (known ?? null),
      languages: split(tags.languages),
      skills: split(tags.skills),
      texts: texting,
      optOutUntil: optOut === '' ? null : countyInstant(`${optOut}T00:00`),
      version: own.version,
    });
  };
  return (
    <form class="sheets" onSubmit={submit} noValidate>
      <section class="card" aria-labelledby="contact">
        <h2 id="contact">{say('profile.contact')}</h2>
        {own.maskedPhone !== undefined && (
          <dl class="data">
            <div>
              <dt>{say('profile.phone')}</dt>
              <dd>{own.maskedPhone}</dd>
            </div>
          </dl>
        )}
        <p class="soft">{say('profile.phoneHow')}</p>
        {input('email', 'email')}
        {input('address')}
        {input('occupation')}
      </section>
      <section class="card" aria-labelledby="emergency">
        <h2 id="emergency">{say('profile.emergency')}</h2>
        <p class="soft">{say('profile.emergencyLead')}</p>
        {input('emergencyName')}
        {input('emergencyPhone', 'tel')}
        <Field label={say('profile.relation')} error={wrong('emergencyRelation')}>
          {(attributes) => (
            <select {...attributes} value={relation} onChange={(event) => setRelation(event.currentTarget.value)}>
              <option value="">{say('relation.none')}</option>
              {relations.map((one) => (
                <option key={one} value={one}>
                  {say(`relation.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </section>
      <section class="card" aria-labelledby="abilities">
        <h2 id="abilities">{say('profile.abilities')}</h2>
        {tagInput('languages')}
        {tagInput('skills')}
      </section>
      <section class="card" aria-labelledby="reach">
        <h2 id="reach">{say('profile.reach')}</h2>
        <p class="soft">{say('profile.reachLead')}</p>
        <label class="choice">
          <input type="checkbox" checked={texting} onChange={(event) => setTexting(event.currentTarget.checked)} />
          {say('profile.texts')}
        </label>
        {input('quietFrom', 'time', say('profile.quietHint'))}
        {input('quietTo', 'time')}
        <Field label={say('profile.optOut')} error={wrong('optOutUntil')}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              value={optOut}
              onInput={(event) => setOptOut(event.currentTarget.value)}
            />
          )}
        </Field>
      </section>
      <ProblemNotice problem={save.problem} />
      <Button kind="main" large submit busy={save.busy}>
        {say('profile.save')}
      </Button>
    </form>
  );
}

function split(text: string): string[] {
  return [...new Set(text.split(/[,，、;；]/).map((one) => one.trim()))].filter((one) => one !== '');
}
