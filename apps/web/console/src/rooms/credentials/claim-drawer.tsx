import { Button, Checkbox, Form, Input, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useQualificationKinds } from '../people/lookups.js';
import { claimTones } from './claims-list.js';
import { credentialsTexts } from './credentials.texts.js';
import { Papers } from './papers.js';

type Claim = Shape<'ClaimView'>;
const reasons = ['unreadable', 'incomplete', 'wrong-paper', 'not-as-written', 'expired', 'other'] as const;
const touched = ['/api/v1/claims', '/api/v1/qualifications', '/api/v1/insurance', '/api/v1/volunteers', '/api/v1/home'];

/** A paper beside what was written about it; one decision. */
export function ClaimDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(credentialsTexts);
  const claim = useGet('/api/v1/claims/{id}', { path: { id } });
  return (
    <RecordDrawer open width={860} title={t('credentials.claim')} onClose={onClose}>
      <Loaded of={claim}>{(found) => <Content claim={found} onDone={onClose} />}</Loaded>
    </RecordDrawer>
  );
}

function Content({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }): ReactNode {
  const { t, day, dateTime } = useWords(credentialsTexts);
  const { nameOf } = useQualificationKinds();
  const [asked, setAsked] = useState<'verify' | 'reject'>();
  const waiting = claim.state === 'waiting';
  return (
    <div className="claim-sides">
      <section aria-label={t('credentials.paper')} className="claim-papers">
        <Papers claim={claim} />
      </section>
      <section className="drawer-section">
        <p>
          <StatusTag tone={claimTones[claim.state]}>{t(`credentials.states.${claim.state}`)}</StatusTag>
        </p>
        <Facts
          rows={[
            [t('credentials.holder'), `${claim.volunteerName} ${claim.volunteerNumber}`],
            [t('credentials.what'), claim.code === undefined ? t('credentials.kinds.insurance') : nameOf(claim.code)],
            [t('credentials.issuer'), claim.issuer],
            [t('credentials.number'), claim.number],
            [t('credentials.validFrom'), day(claim.validFrom)],
            [t('credentials.validTo'), claim.validTo === undefined ? t('credentials.asUsual') : day(claim.validTo)],
            [
              t('credentials.danger'),
              claim.kind === 'insurance' && t(claim.coversDanger ? 'credentials.yes' : 'credentials.no'),
            ],
            [
              t('credentials.renews'),
              claim.renewsUntil !== undefined && t('credentials.until', { day: day(claim.renewsUntil) }),
            ],
            [t('credentials.sentAt'), dateTime(claim.sentAt)],
            [t('credentials.decidedAt'), claim.decidedAt !== undefined && dateTime(claim.decidedAt)],
            [t('credentials.reason'), claim.reason !== undefined && t(`credentials.reasons.${claim.reason}`)],
            [t('credentials.note'), claim.note],
          ]}
        />
        {waiting && claim.own && <p className="quiet">{t('credentials.own')}</p>}
        {waiting && !claim.own && claim.sentByMe && <p className="quiet">{t('credentials.sentByMe')}</p>}
        {waiting && !claim.own && (
          <Space wrap>
            {!claim.sentByMe && (
              <Button type="primary" onClick={() => setAsked('verify')}>
                {t('credentials.verify')}
              </Button>
            )}
            <Button onClick={() => setAsked('reject')}>{t('credentials.reject')}</Button>
          </Space>
        )}
      </section>
      <VerifyForm claim={claim} open={asked === 'verify'} onClose={() => setAsked(undefined)} onDone={onDone} />
      <RejectForm claim={claim} open={asked === 'reject'} onClose={() => setAsked(undefined)} onDone={onDone} />
    </div>
  );
}

interface Asked {
  readonly claim: Claim;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What the paper says counts: dates can be put right, and somebody says that they have looked. */
function VerifyForm({ claim, open, onClose, onDone }: Asked): ReactNode {
  const { t } = useWords(credentialsTexts);
  const [form] = Form.useForm<{ validFrom: string; validTo?: string; looked: boolean }>();
  const decide = useChange('post', '/api/v1/claims/{id}/decision', touched);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<{ validFrom: string; validTo?: string; looked: boolean }>
      open={open}
      title={t('credentials.verifyTitle')}
      submitLabel={t('credentials.verify')}
      form={form}
      initialValues={{ validFrom: claim.validFrom, ...(claim.validTo !== undefined && { validTo: claim.validTo }) }}
      onClose={onClose}
      onSubmit={async ({ validFrom, validTo }) => {
        await decide.mutateAsync({
          path: { id: claim.id },
          body: { outcome: 'verify', version: claim.version, validFrom, ...(validTo && { validTo }) },
        });
        onDone();
      }}
    >
      <Form.Item name="validFrom" label={t('credentials.validFrom')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={t('credentials.validTo')}
        rules={claim.kind === 'insurance' ? required : []}
        extra={t('credentials.datesHint')}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="looked"
        valuePropName="checked"
        required
        rules={[
          {
            validator: (_rule, value: unknown) =>
              value === true ? Promise.resolve() : Promise.reject(new Error(t('credentials.lookFirst'))),
          },
        ]}
      >
        <Checkbox>{t('credentials.looked')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

function RejectForm({ claim, open, onClose, onDone }: Asked): ReactNode {
  const { t } = useWords(credentialsTexts);
  const [form] = Form.useForm<{ reason: (typeof reasons)[number]; note?: string }>();
  const decide = useChange('post', '/api/v1/claims/{id}/decision', touched);
  return (
    <FormDrawer<{ reason: (typeof reasons)[number]; note?: string }>
      open={open}
      title={t('credentials.rejectTitle')}
      submitLabel={t('credentials.reject')}
      form={form}
      onClose={onClose}
      onSubmit={async ({ reason, note }) => {
        await decide.mutateAsync({
          path: { id: claim.id },
          body: { outcome: 'reject', version: claim.version, reason, ...(note?.trim() && { note }) },
        });
        onDone();
      }}
    >
      <Form.Item
        name="reason"
        label={t('credentials.reason')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Select
          placeholder={t('form.choose')}
          options={reasons.map((value) => ({ value, label: t(`credentials.reasons.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('credentials.note')} extra={t('credentials.noteHint')}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
