import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { toInstant } from '../../kit/county-time.js';
import { useFocusBack } from '../../kit/use-dialog-focus.js';
import { problemText } from '../../kit/problem-text.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

type Step = 'publish' | 'close' | 'reopen' | 'archive';

/** Publish, close, reopen, archive: each says first what follows from it. */
export function CallActions({ call }: { readonly call: Call }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [step, setStep] = useState<Step>();
  const button = (to: Step, primary = false): ReactNode => (
    <Button type={primary ? 'primary' : 'default'} onClick={() => setStep(to)}>
      {t(`recruitment.call.${to}`)}
    </Button>
  );
  return (
    <>
      {call.state === 'draft' && button('publish', true)}
      {call.state === 'published' && button('close')}
      {call.state === 'closed' && button('reopen', true)}
      {(call.state === 'closed' || (call.state === 'published' && call.phase === 'ended')) && button('archive')}
      {step && <StepDialog call={call} step={step} onClose={() => setStep(undefined)} />}
    </>
  );
}

function StepDialog({
  call,
  step,
  onClose,
}: {
  readonly call: Call;
  readonly step: Step;
  readonly onClose: () => void;
}): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { message } = App.useApp();
  useFocusBack();
  const [closesAt, setClosesAt] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const touches = ['/api/v1/calls'];
  const publish = useChange('post', '/api/v1/calls/{id}/publish', touches);
  const close = useChange('post', '/api/v1/calls/{id}/close', touches);
  const reopen = useChange('post', '/api/v1/calls/{id}/reopen', touches);
  const archive = useChange('post', '/api/v1/calls/{id}/archive', touches);
  const path = { id: call.id };
  const take = async (): Promise<void> => {
    try {
      if (step === 'publish') await publish.mutateAsync({ path });
      else if (step === 'close') await close.mutateAsync({ path });
      else if (step === 'archive') await archive.mutateAsync({ path });
      else await reopen.mutateAsync({ path, body: closesAt ? { closesAt: toInstant(closesAt) } : {} });
      void message.success(t(`recruitment.call.${step}Done`));
      onClose();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Modal
      open
      title={t(`recruitment.call.${step}Title`, { title: call.title })}
      okText={t(`recruitment.call.${step}`)}
      cancelText={t('form.cancel')}
      confirmLoading={publish.isPending || close.isPending || reopen.isPending || archive.isPending}
      onOk={() => void take()}
      onCancel={onClose}
    >
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(problem, t)}
          description={problem.fields.map((one) => one.message).join(' ') || undefined}
          className="form-problem"
        />
      )}
      <p>{t(`recruitment.call.${step}What`, { until: dateTime(call.closesAt) })}</p>
      {step === 'reopen' && (
        <Form layout="vertical" component={false}>
          <Form.Item
            label={t('recruitment.call.newDeadline')}
            htmlFor="new-deadline"
            extra={t('recruitment.call.newDeadlineHint')}
          >
            <Input
              id="new-deadline"
              type="datetime-local"
              value={closesAt}
              onChange={({ target }) => setClosesAt(target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
