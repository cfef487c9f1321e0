import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

const FormDesigner = lazyPart(async () => (await import('./form-designer.js')).FormDesigner);

type Version = Shape<'FormVersionView'>;

/** The versions of a call's form: what changed with each, and how a recruit sees it on a phone. */
export function CallForms({ call }: { readonly call: Call }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { can } = useSession();
  const forms = useGet('/api/v1/calls/{id}/forms', { path: { id: call.id } });
  const [shown, setShown] = useState<number>();
  const [designing, setDesigning] = useState(false);
  return (
    <section className="panel">
      <div className="panel-title">
        <h2>{t('recruitment.form.title')}</h2>
        {can('operator') && call.state !== 'archived' && (
          <Button onClick={() => setDesigning(true)}>{t('recruitment.form.design')}</Button>
        )}
      </div>
      <p className="quiet">{t(call.state === 'draft' ? 'recruitment.form.draftHint' : 'recruitment.form.hint')}</p>
      <Loaded of={forms}>
        {({ versions, ...design }) => {
          const no = versions.some((one) => one.no === shown) ? (shown ?? 0) : (versions[0]?.no ?? 0);
          return (
            <div className="form-versions">
              <div>
                {versions.length > 1 && (
                  <Segmented
                    vertical
                    aria-label={t('recruitment.form.versions')}
                    value={no}
                    onChange={setShown}
                    options={versions.map((one) => ({
                      value: one.no,
                      label: t('recruitment.form.no', { no: one.no }),
                    }))}
                  />
                )}
                <Told version={versions.find((one) => one.no === no)} />
              </div>
              <Phone callId={call.id} no={no} />
              {designing && <FormDesigner call={call} design={design} onClose={() => setDesigning(false)} />}
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

/** When a version was made, whether it is asked now, who answered it, and what is other than before. */
function Told({ version }: { readonly version: Version | undefined }): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  if (!version) return <p className="quiet">{t('recruitment.form.notYet')}</p>;
  return (
    <>
      <p>
        {version.current && <StatusTag tone="good">{t('recruitment.form.current')}</StatusTag>}{' '}
        {dateTime(version.madeAt)}
      </p>
      <p className="quiet">{t('recruitment.form.applications', { count: version.applications })}</p>
      {version.changes.length > 0 && (
        <>
          <h3>{t('recruitment.form.changes')}</h3>
          <ul className="form-changes">
            {version.changes.map((change) => (
              <li key={[change.kind, change.team, change.key].join()}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Change({ change }: { readonly change: Shape<'FormChangeView'> }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const question =
    change.key !== undefined && change.team === undefined
      ? t(`recruitment.form.about.${change.key}`)
      : label(change.label) || change.key || '';
  const team = label(change.teamLabel) || t('recruitment.form.aboutOneself');
  return t(`recruitment.form.change.${change.kind}`, { question, team });
}

/** The sign-up as the server draws it for recruits, in the width of a phone. */
function Phone({ callId, no }: { readonly callId: string; readonly no: number }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const preview = useGet('/api/v1/calls/{id}/forms/{no}/preview', { path: { id: callId, no: String(no) } });
  return (
    <Loaded of={preview}>
      {({ html }) => (
        // Nothing in it runs, leads away or is sent.
        <iframe className="phone-preview" sandbox="" srcDoc={html} title={t('recruitment.form.preview')} />
      )}
    </Loaded>
  );
}
