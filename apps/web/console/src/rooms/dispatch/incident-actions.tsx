import { Button, Form, Input, Modal, Popconfirm, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { useFocusBack } from '../../kit/use-dialog-focus.js';
import { CorrectIncident } from './correct-incident.js';
import { dispatchTexts } from './dispatch.texts.js';
import { type IncidentDetail, services } from './incident-words.js';
import { useAct } from './use-act.js';

/** What is rarer than the next step: correcting, handing over, cancelling. */
export function IncidentActions({ incident }: { readonly incident: IncidentDetail }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [open, setOpen] = useState<'hand-over' | 'correct'>();
  const cancel = useAct('/api/v1/incidents/{id}/cancel');
  const live = ['open', 'reopened', 'assigned', 'on-scene'].includes(incident.state);
  if (!live && incident.state !== 'handled') return null;
  return (
    <div className="incident-actions" role="group" aria-label={t('act.more')}>
      <Button onClick={() => setOpen('correct')}>{t('act.correct')}</Button>
      {live && <Button onClick={() => setOpen('hand-over')}>{t('act.handOver')}</Button>}
      {live && (
        <Popconfirm
          title={t('act.cancelWhy')}
          okText={t('act.cancel')}
          cancelText={t('form.close')}
          onConfirm={() => void cancel.act({ path: { id: incident.id } })}
        >
          <Button danger loading={cancel.busy}>
            {t('act.cancel')}
          </Button>
        </Popconfirm>
      )}
      {open === 'hand-over' && <HandOver incidentId={incident.id} onClose={() => setOpen(undefined)} />}
      {open === 'correct' && <CorrectIncident incident={incident} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

interface Target {
  readonly to: (typeof services)[number] | 'department';
  readonly department?: string;
}

function HandOver({ incidentId, onClose }: { readonly incidentId: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [form] = Form.useForm<Target>();
  useFocusBack();
  const to = Form.useWatch('to', form);
  const handOver = useAct('/api/v1/incidents/{id}/hand-over');
  const submit = async ({ to: target, department }: Target): Promise<void> => {
    const body =
      target === 'department' ? { ...(department !== undefined && { department }) } : { emergencyService: target };
    if (await handOver.act({ path: { id: incidentId }, body })) onClose();
  };
  return (
    <Modal
      open
      title={t('act.handOver')}
      okText={t('act.handOver')}
      cancelText={t('form.cancel')}
      confirmLoading={handOver.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('act.handOverWhy')}</p>
      <Form<Target>
        form={form}
        layout="vertical"
        initialValues={{ to: '110' }}
        onFinish={(target) => void submit(target)}
      >
        <Form.Item name="to" label={t('act.handOverTo')}>
          <Radio.Group
            options={[
              ...services.map((one) => ({ value: one as string, label: `${one} ${t(`intake.${one}`)}` })),
              { value: 'department', label: t('act.toDepartment') },
            ]}
          />
        </Form.Item>
        {to === 'department' && (
          <Form.Item
            name="department"
            label={t('act.department')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
