import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Frame } from './frame.js';
import { frameTexts } from './frame.texts.js';
import { Maple } from './maple.js';
import { baseStyle, formStyle, printStyle, toldStyle } from './style.js';
import { sayIn } from './words.js';

/**
 * The one script that stands in a page: it tells the style sheet before anything is drawn that steps will come, and
 * takes that back when the program has not come after some seconds. Allowed in the content security policy by its hash.
 */
export const jsClassScript =
  "document.documentElement.className='js';setTimeout(function(){if(!window.redMaple)document.documentElement.className=''},9000)";

export interface PageOptions {
  readonly title: string;
  readonly description?: string;
  readonly children: ComponentChildren;
  /** Addresses of module scripts; the first makes the page one of steps. */
  readonly script?: string | undefined;
  /** A page with questions; `only` when it tells nothing else, which leaves the styles for that out. */
  readonly form?: boolean | 'only';
  readonly print?: boolean;
  /** Kept out of search engines: whatever is one person's. */
  readonly personal?: boolean;
}

/** A whole HTML document. */
export function renderPage(frame: Frame, options: PageOptions): string {
  const { title, description, children, script, form, print, personal } = options;
  const say = sayIn(frameTexts, frame.locale);
  const brand = frame.county ? say('brandOf', { county: frame.county.name }) : say('brand');
  const style = baseStyle + (form === 'only' ? '' : toldStyle) + (form ? formStyle : '') + (print ? printStyle : '');
  const html = render(
    <html lang={frame.locale}>
      <head>
        <meta charset="utf-8" />
        {script !== undefined && <script dangerouslySetInnerHTML={{ __html: jsClassScript }} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === brand ? title : `${title} · ${brand}`}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {personal && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/assets/maple.svg" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {script !== undefined && <script type="module" src={script} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {say('skip')}
        </a>
        <Top frame={frame} brand={brand} />
        <main id="content">{children}</main>
        <Foot frame={frame} />
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

function Top({ frame, brand }: { readonly frame: Frame; readonly brand: string }) {
  const say = sayIn(frameTexts, frame.locale);
  const other = say('otherLanguageLang');
  const { devInbox, county } = frame;
  return (
    <header>
      <div class="bar">
        <div class="top">
          <a class="brand" href={county ? `/c/${county.code}` : '/'}>
            <Maple />
            <span>{brand}</span>
          </a>
          <Help frame={frame} />
          <a class="lang" href={`${frame.path}?lang=${other}`} lang={other} hreflang={other}>
            {say('otherLanguage')}
          </a>
        </div>
      </div>
      {devInbox && (
        <div class="demo">
          <p>
            {say('demoBand')}{' '}
            <a href={county ? `/dev/inbox?county=${county.code}` : '/dev/inbox'} target="_blank" rel="noopener">
              {say('inbox')}
            </a>
            {say('demoBandEnd')}
          </p>
        </div>
      )}
    </header>
  );
}

/** At the same place on every page (WCAG 3.2.6). */
function Help({ frame: { helpPhone, locale } }: { readonly frame: Frame }) {
  const say = sayIn(frameTexts, locale);
  if (helpPhone === undefined) return null;
  return <a href={`tel:${helpPhone.replace(/[^\d+]/g, '')}`}>{say('helpAt', { phone: helpPhone })}</a>;
}

function Foot({ frame }: { readonly frame: Frame }) {
  const say = sayIn(frameTexts, frame.locale);
  return (
    <footer class="foot">
      {frame.helpPhone === undefined && <p>{say('helpNoPhone')}</p>}
      <nav aria-label={say('footer')}>
        <ul>
          {frame.county && (
            <li>
              <a href={`/c/${frame.county.code}/status`}>{say('statusLink')}</a>
            </li>
          )}
          <li>
            <a href={frame.county ? `/privacy?county=${frame.county.code}` : '/privacy'}>{say('privacyLink')}</a>
          </li>
          <li>
            <a href="/me">{say('meLink')}</a>
          </li>
          <li>
            <a href="/console">{say('consoleLink')}</a>
          </li>
        </ul>
      </nav>
      {frame.icpNumber !== undefined && (
        <p>
          <a href="https://beian.miit.gov.cn/" rel="noopener">
            {frame.icpNumber}
          </a>
        </p>
      )}
    </footer>
  );
}
