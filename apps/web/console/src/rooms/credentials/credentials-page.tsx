import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import { ClaimsList } from './claims-list.js';
import './credentials.css';
import { credentialsTexts } from './credentials.texts.js';
import { EndingCertificates } from './ending-certificates.js';
import { EndingInsurance } from './ending-insurance.js';

const ClaimDrawer = lazyPart(async () => (await import('./claim-drawer.js')).ClaimDrawer);
const SendPaper = lazyPart(async () => (await import('./send-paper.js')).SendPaper);
const VolunteerDrawer = lazyPart(async () => (await import('../people/volunteer-drawer.js')).VolunteerDrawer);

const views = ['waiting', 'certificates', 'insurance', 'decided'] as const;
const lists: Readonly<Record<(typeof views)[number], ReactNode>> = {
  waiting: <ClaimsList key="waiting" state="waiting" />,
  certificates: <EndingCertificates />,
  insurance: <EndingInsurance />,
  decided: <ClaimsList key="decided" state="verified" />,
};

/** Certificates and insurance: papers to look at, and what ends. */
export function Page(): ReactNode {
  const { t } = useWords(credentialsTexts);
  const [{ view, open, claim }, change] = useUrlState<'view' | 'open' | 'claim'>();
  const [sending, setSending] = useState(false);
  const chosen = views.find((one) => one === view) ?? 'waiting';
  return (
    <>
      <PageHeader
        title={t('nav.credentials')}
        hint={t('credentials.hint')}
        actions={
          <Button type="primary" onClick={() => setSending(true)}>
            {t('credentials.sendFor')}
          </Button>
        }
      />
      <p>
        <Segmented
          aria-label={t('credentials.view')}
          value={chosen}
          onChange={(next) => change({ view: next === 'waiting' ? undefined : next })}
          options={views.map((value) => ({ value, label: t(`credentials.views.${value}`) }))}
        />
      </p>
      {lists[chosen]}
      {claim !== undefined && <ClaimDrawer id={claim} onClose={() => change({ claim: undefined })} />}
      {sending && <SendPaper open onClose={() => setSending(false)} />}
      {open !== undefined && <VolunteerDrawer id={open} onClose={() => change({ open: undefined })} />}
    </>
  );
}
