import type { Frame } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { privacyTexts } from './privacy.texts.js';

const parts = ['what', 'why', 'who', 'howLong', 'device', 'minors', 'rights', 'contact'] as const;

/** What is kept, why, for how long, and what a person can ask for (PIPL 17). */
export function renderPrivacy(frame: Frame): string {
  const say = sayIn(privacyTexts, frame.locale);
  const county = frame.county?.name ?? say('anyCounty');
  return renderPage(frame, {
    title: say('title'),
    description: say('lead', { county }),
    children: (
      <>
        <h1>{say('title')}</h1>
        <p>{say('lead', { county })}</p>
        {parts.map((part) => (
          <section key={part}>
            <h2>{say(`${part}.title`)}</h2>
            <p>{say(`${part}.text`, { county })}</p>
          </section>
        ))}
        <p>
          <strong>{frame.helpPhone ?? say('atCentre')}</strong>
        </p>
        {frame.county && (
          <a class="b w" href={`/c/${frame.county.code}/status`}>
            {say('toStatus')}
          </a>
        )}
      </>
    ),
  });
}
