import { Button, Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.js';
import { dispatchTexts } from './dispatch.texts.js';
import { useAct } from './use-act.js';

interface Outcome {
  readonly outcome: 'handled' | 'handed-over' | 'cancelled';
  readonly handedOverTo?: string;
}

/** Ends a mission at the place, saying how. */
export function FinishMission({ missionId }: { readonly missionId: string }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Outcome>();
  const outcome = Form.useWatch('outcome', form);
  const done = useAct('/api/v1/missions/{id}/done');
  const finish = async (body: Outcome): Promise<void> => {
    if (await done.act({ path: { id: missionId }, body })) setOpen(false);
  };
  return (
    <>
      <Button type="primary" size="large" autoFocus onClick={() => setOpen(true)}>
        {t('act.finish')}
      </Button>
      <Modal
        open={open}
        title={t('act.finish')}
        okText={t('act.finish')}
        cancelText={t('form.cancel')}
        confirmLoading={done.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<Outcome>
          form={form}
          layout="vertical"
          initialValues={{ outcome: 'handled' }}
          onFinish={(values) => void finish(values)}
        >
          <Form.Item name="outcome" label={t('act.outcome')}>
            <Radio.Group
              options={[
                { value: 'handled', label: t('act.handled') },
                { value: 'handed-over', label: t('act.givenOn') },
                { value: 'cancelled', label: t('act.notNeeded') },
              ]}
            />
          </Form.Item>
          {outcome === 'handed-over' && (
            <Form.Item
              name="handedOverTo"
              label={t('act.department')}
              rules={[{ required: true, message: t('form.required') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}
