import type { Shape } from '../api/client.js';
import { serverNow } from '../api/server-time.js';
import type { Loaded } from '../api/use-loaded.js';
import { LoadedNotice } from '../parts/parts.js';
import { calendarDay } from '../parts/when.js';
import { trainingTexts } from './training.texts.js';

const { say } = trainingTexts;
/** From here on an end is near, in milliseconds. */
const soon = 60 * 86_400_000;

type Certificate = Shape<'OwnVolunteer'>['qualifications'][number];

/** What I am qualified for, and until when. */
export function Certificates({ loaded }: { loaded: Loaded<Shape<'OwnVolunteer'>> }) {
  const all = loaded.value?.qualifications;
  return (
    <section class="card" aria-labelledby="certificates">
      <h2 id="certificates">{say('certificates')}</h2>
      <LoadedNotice loaded={loaded} />
      {all?.length === 0 && <p class="soft">{say('noneCertificates')}</p>}
      <ul class="rows">
        {(all ?? []).map((one) => (
          <li key={one.id} class="facts">
            <p class="headline">
              <strong>{one.name ?? one.code}</strong>
              <State certificate={one} />
            </p>
            <p class="soft">
              {one.validTo === undefined ? say('forever') : say('validTo', { day: calendarDay(one.validTo) })}
              {' · '}
              {one.issuer}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ certificate: { state, validTo } }: { certificate: Certificate }) {
  const ends = state === 'valid' && validTo !== undefined && Date.parse(validTo) - serverNow() < soon;
  if (ends) return <span class="tag amber">{say('certificate.expiring')}</span>;
  const tone = state === 'valid' ? 'tag green' : state === 'expired' ? 'tag red' : 'tag';
  return <span class={tone}>{say(`certificate.${state}`)}</span>;
}
