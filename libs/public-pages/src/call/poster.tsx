import { formatDateTime } from '@redmaple/i18n';
import { toBuffer, toString as drawQrCode } from 'qrcode';
import type { Frame, PageCounty } from '../frame/frame.js';
import { Maple } from '../frame/maple.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import type { WholeCall } from './call.js';
import { callTexts } from './call.texts.js';

/** The code of a call's address as a picture for posters of one's own. */
export function drawCode(address: string, kind: 'svg' | 'png'): Promise<string | Buffer> {
  const shared = { margin: 4, errorCorrectionLevel: 'M' } as const;
  return kind === 'svg'
    ? drawQrCode(address, { ...shared, type: 'svg' })
    : toBuffer(address, { ...shared, type: 'png', width: 1024 });
}

/** The call on an A4 page with a code that leads to it. */
export async function renderPoster(
  frame: Frame & { readonly county: PageCounty },
  call: WholeCall,
  /** Address of the call's page, as a phone reaches it. */
  address: string,
): Promise<string> {
  const say = sayIn(callTexts, frame.locale);
  const code = await drawQrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const { locale, county, helpPhone } = frame;
  return renderPage(frame, {
    title: `${say('poster')} · ${call.title}`,
    print: true,
    children: (
      <>
        <p class="noprint soft">{say('print')}</p>
        <section class="card poster">
          <div class="mark">
            <Maple />
          </div>
          <p class="soft">{county.name}</p>
          <h1>{call.title}</h1>
          <p>
            <strong>
              {call.teamTypes
                .map((team) => `${team.label[locale]} × ${team.seats}`)
                .join(locale === 'en' ? ', ' : '、')}
            </strong>
          </p>
          <p class="pre">{call.content}</p>
          <p class="pre">
            <strong>{say('risks')}</strong>
            {locale === 'en' ? ': ' : '：'}
            {call.riskNotice}
          </p>
          {call.location !== undefined && <p>{call.location}</p>}
          <p>{say('until', { when: formatDateTime(locale, new Date(call.closesAt), county.timezone) })}</p>
          <div role="img" aria-label={say('scan')} dangerouslySetInnerHTML={{ __html: code }} />
          <p>
            <strong>{say('scan')}</strong>
          </p>
          <p class="soft">{say('scanHint')}</p>
          {helpPhone !== undefined && <p class="big">{helpPhone}</p>}
          <p class="soft">{address}</p>
        </section>
      </>
    ),
  });
}
