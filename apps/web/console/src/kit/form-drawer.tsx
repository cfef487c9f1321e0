import { Alert, App, Button, Drawer, Form, type FormInstance, Space } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { showFieldProblems } from './field-problems.js';
import { problemText } from './problem-text.js';
import { useFocusInside } from './use-dialog-focus.js';

interface Props<Values extends object> {
  readonly open: boolean;
  readonly title: string;
  readonly form: FormInstance<Values>;
  readonly initialValues?: Partial<Values>;
  readonly submitLabel?: string;
  readonly width?: number;
  /**
   * Saves what was typed. Thrown problems are shown at their fields; `false` means that nothing was done after all.
   * @param newest the version somebody else made meanwhile: the person has seen it, and what is in the form is to count
   */
  readonly onSubmit: (values: Values, newest: number | undefined) => Promise<unknown>;
  /** Reads the record as it is now, for the form; offered after a conflict. */
  readonly onTakeTheirs?: () => Promise<Partial<Values>>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A form beside the page. What was typed stays through every refusal: wrong fields get their text, and after a conflict the
 * person decides between the latest version and their own.
 */
export function FormDrawer<Values extends object>(props: Props<Values>): ReactNode {
  const {
    open,
    title,
    form,
    initialValues,
    submitLabel,
    width = 560,
    onSubmit,
    onTakeTheirs,
    onClose,
    children,
  } = props;
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const { content, ...focus } = useFocusInside(open);
  // Fields get ids below it, so that a field called like something on the page does not take its label away.
  const name = useId();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<number>();

  const save = async (values: Values, newest = seen): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      if ((await onSubmit(values, newest)) === false) return;
      void message.success(t('form.saved'));
      form.resetFields();
      setSeen(undefined);
      onClose();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      showFieldProblems(form, error);
    } finally {
      setBusy(false);
    }
  };
  const takeTheirs = async (): Promise<void> => {
    if (!onTakeTheirs) return;
    form.setFieldsValue((await onTakeTheirs()) as Parameters<typeof form.setFieldsValue>[0]);
    setSeen(problem?.newestVersion);
    setProblem(undefined);
  };
  const keepMine = async (): Promise<void> => {
    const newest = problem?.newestVersion;
    setSeen(newest);
    await save(await form.validateFields(), newest);
  };
  const close = (): void => {
    const leave = (): void => {
      form.resetFields();
      setProblem(undefined);
      setSeen(undefined);
      onClose();
    };
    if (!form.isFieldsTouched()) leave();
    else
      modal.confirm({ title: t('form.unsaved'), okText: t('form.close'), cancelText: t('form.cancel'), onOk: leave });
  };

  return (
    <Drawer
      open={open}
      title={title}
      size={Math.min(width, window.innerWidth)}
      onClose={close}
      destroyOnHidden
      {...focus}
      footer={
        <Space>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {submitLabel ?? t('form.save')}
          </Button>
          <Button onClick={close}>{t('form.cancel')}</Button>
        </Space>
      }
    >
      <div ref={content} />
      {problem && (
        <FormProblem problem={problem}>
          {problem.newestVersion !== undefined && onTakeTheirs && (
            <Space wrap>
              <Button onClick={() => void takeTheirs()}>{t('form.takeTheirs')}</Button>
              <Button danger onClick={() => void keepMine()}>
                {t('form.keepMine')}
              </Button>
            </Space>
          )}
        </FormProblem>
      )}
      <Form<Values>
        name={name}
        form={form}
        layout="vertical"
        requiredMark={(label, { required }) =>
          required ? (
            label
          ) : (
            <>
              {label}
              {t('form.optional')}
            </>
          )
        }
        scrollToFirstError={{ focus: true }}
        {...(initialValues && { initialValues: initialValues as Values })}
        onFinish={(values) => void save(values)}
      >
        {children}
      </Form>
    </Drawer>
  );
}

function FormProblem({ problem, children }: { readonly problem: Problem; readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  const conflict = problem.newestVersion !== undefined && children;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-problem"
      title={conflict ? t('form.conflict') : problemText(problem, t)}
      description={
        conflict ? (
          <>
            <p>{t('form.conflictHint')}</p>
            {children}
          </>
        ) : undefined
      }
    />
  );
}
