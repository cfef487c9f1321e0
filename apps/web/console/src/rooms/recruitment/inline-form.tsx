import { Alert, App, Button, Form, type FormInstance, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { showFieldProblems } from '../../kit/field-problems.js';
import { problemText } from '../../kit/problem-text.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** A short form inside a record, so that what it is about stays in sight. A refusal is explained above it. */
export function InlineForm<Values extends object>({
  form,
  title,
  hint,
  submitLabel,
  danger = false,
  onSubmit,
  onDone,
  children,
}: {
  readonly form: FormInstance<Values>;
  readonly title: string;
  readonly hint: string;
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { message } = App.useApp();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const submit = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(values);
      void message.success(t('form.saved'));
      onDone();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      showFieldProblems(form, error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h2 tabIndex={-1}>{title}</h2>
      <p className="quiet">{hint}</p>
      {problem && <Alert type="error" showIcon role="alert" title={problemText(problem, t)} className="form-problem" />}
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        {children}
        <Space wrap>
          <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
            {submitLabel}
          </Button>
          <Button onClick={onDone}>{t('form.cancel')}</Button>
        </Space>
      </Form>
    </>
  );
}
