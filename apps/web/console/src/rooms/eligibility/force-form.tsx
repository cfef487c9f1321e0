import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { serverNow } from '../../kit/server-clock.js';
import { eligibilityTexts } from './eligibility.texts.js';

interface Values {
  readonly reason: string;
  readonly expires: string;
}

const day = 24 * 3_600_000;

/** Forces one reason aside for one person and team, with why and until when. */
export function ForceForm({
  open,
  reason,
  volunteerId,
  teamId,
  teamName,
  startsAt,
  onClose,
}: {
  readonly open: boolean;
  readonly reason: Shape<'EligibilityReasonView'>;
  readonly volunteerId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly startsAt: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(eligibilityTexts);
  const [form] = Form.useForm<Values>();
  const force = useChange('post', '/api/v1/eligibility/exceptions', [
    '/api/v1/eligibility',
    '/api/v1/volunteers',
    '/api/v1/seats',
  ]);
  const required = { required: true, message: t('form.required') };
  // As short as it can be: until the day after the duty begins.
  const until = Math.max(serverNow(), Date.parse(startsAt)) + day;
  return (
    <FormDrawer<Values>
      open={open}
      title={t('eligibility.forceFor', { reason: reason.message })}
      form={form}
      submitLabel={t('eligibility.force')}
      initialValues={{ expires: toWallTime(until) }}
      onClose={onClose}
      onSubmit={({ reason: why, expires }) =>
        force.mutateAsync({
          body: {
            volunteerId,
            teamId,
            code: reason.code as Shape<'ForceEligibility'>['code'],
            reason: why.trim(),
            expiresAt: toInstant(expires),
          },
        })
      }
    >
      <p className="quiet">{t('eligibility.forceHint', { team: teamName })}</p>
      <Form.Item
        name="reason"
        label={t('eligibility.reason')}
        extra={t('eligibility.reasonHint')}
        rules={[
          { ...required, whitespace: true },
          { min: 5, message: t('eligibility.reasonHint') },
        ]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="expires" label={t('eligibility.expires')} rules={[required]}>
        <Input type="datetime-local" />
      </Form.Item>
    </FormDrawer>
  );
}
