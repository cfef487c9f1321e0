import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { countyToday } from '../../kit/county-time.js';
import { useQualificationKinds } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { useAct } from '../../kit/use-act.js';
import { WaitingPapers } from './waiting-papers.js';

const reasons = ['entered-wrongly', 'issuer-withdrew', 'misconduct', 'unfit'] as const;
const tones: Readonly<Record<Shape<'QualificationDetail'>['state'], Tone>> = {
  valid: 'good',
  future: 'busy',
  expired: 'bad',
  revoked: 'quiet',
};

/** Certificates: what counts today, what ended, what was revoked and why. */
export function QualificationsTab({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, day } = useWords(peopleTexts);
  const { can } = useSession();
  const act = useAct();
  const { nameOf } = useQualificationKinds();
  const [adding, setAdding] = useState(false);
  const list = useGet('/api/v1/volunteers/{id}/qualifications', { path: { id: volunteerId } });
  const revoke = useChange('post', '/api/v1/qualifications/{id}/revoke', [
    '/api/v1/volunteers',
    '/api/v1/qualifications',
  ]);
  const office = can('operator', 'county-admin');
  return (
    <>
      <WaitingPapers volunteerId={volunteerId} />
      <section className="drawer-section">
        <div className="panel-title">
          <h2>{t('people.tabs.qualifications')}</h2>
          {office && <Button onClick={() => setAdding(true)}>{t('people.issue')}</Button>}
        </div>
        <Loaded of={list}>
          {(all) =>
            all.length === 0 ? (
              <p className="quiet">{t('people.noQualifications')}</p>
            ) : (
              <ul className="record-list">
                {all.map((one) => (
                  <li key={one.id}>
                    <div>
                      <strong>{nameOf(one.code)}</strong> <span className="quiet">{one.issuer}</span>
                      <div className="quiet">
                        {one.validTo === undefined
                          ? t('people.from', { from: day(one.validFrom) })
                          : t('people.span', { from: day(one.validFrom), to: day(one.validTo) })}
                        {one.renewsId !== undefined && ` · ${t('people.isRenewal')}`}
                        {one.renewal === 'grace' && ` · ${t('people.inGrace', { day: day(one.renewableUntil) })}`}
                        {one.revokeReason !== undefined && ` · ${t(`people.revokeReasons.${one.revokeReason}`)}`}
                      </div>
                    </div>
                    <span className="inline-row">
                      <StatusTag tone={tones[one.state]}>{t(`people.qualificationStates.${one.state}`)}</StatusTag>
                      {office && one.state !== 'revoked' && (
                        <ActionMenu
                          items={reasons.map((reason) => ({ key: reason, label: t(`people.revokeReasons.${reason}`) }))}
                          onChoose={(reason) =>
                            void act(revoke.mutateAsync({ path: { id: one.id }, body: { reason } }))
                          }
                        >
                          <Button danger aria-label={t('people.revokeOf', { name: nameOf(one.code) })}>
                            {t('people.revoke')}
                          </Button>
                        </ActionMenu>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <IssueForm open={adding} volunteerId={volunteerId} onClose={() => setAdding(false)} />
      </section>
    </>
  );
}

interface Values {
  readonly code: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly evidence: { readonly id: string };
}

/** From a paper that the office has seen. */
function IssueForm({
  open,
  volunteerId,
  onClose,
}: {
  readonly open: boolean;
  readonly volunteerId: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { kinds, nameOf } = useQualificationKinds();
  const [form] = Form.useForm<Values>();
  const issue = useChange('post', '/api/v1/qualifications', ['/api/v1/volunteers', '/api/v1/qualifications']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Values>
      open={open}
      title={t('people.issue')}
      form={form}
      initialValues={{ validFrom: countyToday() }}
      onClose={onClose}
      onSubmit={({ validTo, evidence, ...rest }) =>
        issue.mutateAsync({
          body: {
            ...rest,
            volunteerId,
            evidence: { type: 'paper', id: evidence.id.trim() },
            ...(validTo && { validTo }),
          },
        })
      }
    >
      <Form.Item name="code" label={t('people.qualification')} rules={required}>
        <Select
          placeholder={t('form.choose')}
          options={kinds.map(({ code }) => ({ value: code, label: nameOf(code) }))}
        />
      </Form.Item>
      <Form.Item name="issuer" label={t('people.issuer')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={['evidence', 'id']} label={t('people.paperNumber')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('people.validFrom')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validTo" label={t('people.validTo')} extra={t('people.validToHint')}>
        <Input type="date" />
      </Form.Item>
    </FormDrawer>
  );
}
