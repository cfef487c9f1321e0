import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import './recruitment.css';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { LoadedRecord } from '../../kit/loaded-record.js';
import { CallActions } from './call-actions.js';
import { CallCountsPanel } from './call-counts.js';
import { CallForms } from './call-forms.js';
import { CallTag } from './call-parts.js';
import { ImportsOfCall } from './imports-of-call.js';
import { PublicAddress } from './public-address.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

const CallDrawer = lazyPart(async () => (await import('./call-drawer.js')).CallDrawer);

/** A call: what it says, where the public finds it, how full it is, and what came by paper. */
export function Page(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string };
  const call = useGet('/api/v1/calls/{id}', { path: { id } });
  const { t } = useWords();
  return (
    <LoadedRecord of={call} title={t('nav.call')}>
      {(data) => <CallRecord call={data} />}
    </LoadedRecord>
  );
}

function CallRecord({ call }: { readonly call: Call }): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHeader
        title={
          <>
            {call.title} <CallTag call={call} />
          </>
        }
        hint={<Link to="/calls">{t('recruitment.call.back')}</Link>}
        actions={
          <>
            {can('operator') && call.state !== 'archived' && (
              <Button onClick={() => setEditing(true)}>{t('recruitment.call.edit')}</Button>
            )}
            {can('operator') && <CallActions call={call} />}
          </>
        }
      />
      <div className="call-grid">
        <div>
          {call.state !== 'draft' && <CallCountsPanel call={call} />}
          <section className="panel">
            <h2>{t('recruitment.call.text')}</h2>
            <Facts
              rows={[
                [t('recruitment.call.content'), <Paragraphs key="content" text={call.content} />],
                [t('recruitment.call.riskNotice'), <Paragraphs key="risk" text={call.riskNotice} />],
                [t('recruitment.call.insurance'), call.insuranceStatement],
                [t('recruitment.call.location'), call.location],
                [t('recruitment.call.opensAt'), dateTime(call.opensAt)],
                [t('recruitment.call.closesAt'), dateTime(call.closesAt)],
              ]}
            />
          </section>
          <CallForms call={call} />
        </div>
        <div>
          {call.state !== 'draft' && <PublicAddress call={call} />}
          {can('operator', 'county-admin') && <ImportsOfCall call={call} />}
        </div>
      </div>
      {editing && <CallDrawer call={call} onClose={() => setEditing(false)} />}
    </>
  );
}

function Paragraphs({ text }: { readonly text: string }): ReactNode {
  return <span className="written">{text}</span>;
}
