import { Alert, Button, Segmented, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import { certificatesTexts } from './certificates.texts.js';
import { CorrectionsList } from './corrections-list.js';
import { IssueForm, type Wish } from './issue-form.js';
import { IssuerForm } from './issuer-form.js';
import { Register } from './register.js';
import { RequestsList } from './requests-list.js';

const views = ['register', 'requests', 'corrections'] as const;

/** Certificates of service: the register, what is asked for, and the corrections that wait for a second person. */
export function Page(): ReactNode {
  const { t } = useWords(certificatesTexts);
  const { can } = useSession();
  const [url, setUrl] = useUrlState<'view'>();
  const view = views.find((one) => one === url.view) ?? 'register';
  const issuer = useGet('/api/v1/certificate-issuer', {});
  const [wish, setWish] = useState<Wish>();
  const [editing, setEditing] = useState(false);
  const missing = issuer.data?.version === 0;
  return (
    <>
      <PageHeader
        title={t('nav.certificates')}
        hint={t('certificates.hint')}
        actions={
          <Space wrap>
            {can('county-admin') && issuer.data && (
              <Button onClick={() => setEditing(true)}>{t('certificates.issuer')}</Button>
            )}
            <Button type="primary" onClick={() => setWish({})}>
              {t('certificates.issue')}
            </Button>
          </Space>
        }
      />
      {missing && (
        <Alert
          type="warning"
          showIcon
          className="form-problem"
          title={t('certificates.issuerMissing')}
          description={can('county-admin') ? undefined : t('certificates.issuerAsk')}
        />
      )}
      <p>
        <Segmented
          aria-label={t('certificates.view')}
          value={view}
          onChange={(one) => setUrl({ view: one === 'register' ? undefined : one })}
          options={views.map((value) => ({ value, label: t(`certificates.views.${value}`) }))}
        />
      </p>
      {view === 'register' && <Register />}
      {view === 'requests' && <RequestsList onIssue={setWish} />}
      {view === 'corrections' && <CorrectionsList />}
      {wish && <IssueForm wish={wish} onClose={() => setWish(undefined)} />}
      {editing && issuer.data && <IssuerForm issuer={issuer.data} onClose={() => setEditing(false)} />}
    </>
  );
}
