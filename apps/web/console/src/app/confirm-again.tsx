import { Alert, Form, Input, type InputRef, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Problem, send } from './api.js';
import { useWords } from './words.js';
import { problemText } from '../kit/problem-text.js';

interface Props {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks for the second factor once more: before what is sensitive, and after half an hour in which nobody touched the console. */
export function ConfirmAgain({ onDone, onCancel }: Props): ReactNode {
  const { t } = useWords();
  const [form] = Form.useForm<{ code: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  const submit = async ({ code }: { code: string }): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await send('post', '/api/v1/session/second-factor', { body: { code } });
      form.resetFields();
      onDone();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('confirm.title')}
      okText={t('confirm.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
      afterOpenChange={(shown) => shown && field.current?.focus()}
      mask={{ closable: false }}
    >
      <p>{t('confirm.why')}</p>
      {problem && <Alert type="error" showIcon title={problemText(problem, t)} className="form-problem" role="alert" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void submit(typed)}>
        <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true, message: t('form.required') }]}>
          <Input ref={field} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
