import { Alert, App, Checkbox, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Loaded } from '../../kit/states.js';
import { insuranceReasons } from './insurance-reasons.js';
import { peopleTexts } from './people.texts.js';

type Policy = Shape<'InsuranceDetail'>;
interface Values {
  readonly reason: (typeof insuranceReasons)[number];
  readonly seen: boolean;
}

/** A group's policy counts no more: who loses cover and which shifts they are taken off is read before it is done. */
export function RevokeGroup({ policy, onClose }: { readonly policy: Policy; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { notification } = App.useApp();
  const [form] = Form.useForm<Values>();
  const loss = useGet('/api/v1/insurance/{id}/loss', { path: { id: policy.id } });
  const revoke = useChange('post', '/api/v1/insurance/{id}/revoke', [
    '/api/v1/volunteers',
    '/api/v1/insurance',
    '/api/v1/home',
  ]);
  return (
    <FormDrawer<Values>
      open
      title={t('people.revokeGroup')}
      submitLabel={t('people.revokeWholeGroup')}
      form={form}
      initialValues={{ seen: false }}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const body = { reason, wholeGroup: true };
        const { revoked } = await revoke.mutateAsync({ path: { id: policy.id }, body });
        notification.info({ title: t('people.groupRevoked', { count: revoked }), placement: 'bottomLeft' });
      }}
    >
      <p>
        <strong>{policy.insurer}</strong> <span className="number">{policy.policyNumber}</span>
      </p>
      <Loaded of={loss}>{(found) => <Loss of={found} />}</Loaded>
      <Form.Item name="reason" label={t('people.why')} rules={[{ required: true, message: t('form.required') }]}>
        <Select
          placeholder={t('form.choose')}
          options={insuranceReasons.map((value) => ({ value, label: t(`people.insuranceRevokeReasons.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="seen"
        valuePropName="checked"
        required
        rules={[
          {
            validator: (_rule, value: unknown) =>
              value === true && loss.isSuccess
                ? Promise.resolve()
                : Promise.reject(new Error(t('people.lossSeenNeeded'))),
          },
        ]}
      >
        <Checkbox>{t('people.lossSeen')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

function Loss({ of: loss }: { readonly of: Shape<'InsuranceLoss'> }): ReactNode {
  const { t, dateTime } = useWords(peopleTexts);
  return (
    <section className="drawer-section" aria-label={t('people.loss')}>
      <Alert
        className="form-problem"
        type={loss.uncovered > 0 ? 'warning' : 'info'}
        showIcon
        title={t('people.lossPeople', { insured: loss.insured, uncovered: loss.uncovered })}
        description={loss.seats === 0 ? t('people.lossNoShifts') : t('people.lossShifts', { count: loss.seats })}
      />
      {loss.shifts.length > 0 && (
        <ul className="record-list">
          {loss.shifts.map((one) => (
            <li key={`${one.shiftId}:${one.volunteerId}`}>
              <div>
                <strong>{one.title}</strong> <span className="quiet">{dateTime(one.startsAt)}</span>
              </div>
              <span>{one.volunteerName}</span>
            </li>
          ))}
        </ul>
      )}
      {loss.seats > loss.shifts.length && (
        <p className="quiet">{t('people.lossMore', { count: loss.seats - loss.shifts.length })}</p>
      )}
    </section>
  );
}
