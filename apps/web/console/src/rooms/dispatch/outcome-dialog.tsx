import { Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { useFocusBack } from '../../kit/use-dialog-focus.js';
import { dispatchTexts } from './dispatch.texts.js';

interface Props<Choice extends string> {
  /** Of the dialog and of the button that does it. */
  readonly title: string;
  readonly why?: string;
  readonly label: string;
  /** The first of them is chosen at the start. */
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
  /** With this choice goes the name of a department. */
  readonly toDepartment: Choice;
  readonly busy: boolean;
  readonly onChosen: (choice: Choice, department: string | undefined) => void;
  readonly onClose: () => void;
}

interface Typed<Choice> {
  readonly choice: Choice;
  readonly department?: string;
}

/** How an incident or a mission ends, and who goes on with it where it is given away. */
export function OutcomeDialog<Choice extends string>(props: Props<Choice>): ReactNode {
  const { title, why, label, choices, toDepartment, busy, onChosen, onClose } = props;
  const { t } = useWords(dispatchTexts);
  const [form] = Form.useForm<Typed<Choice>>();
  const choice = Form.useWatch('choice', form);
  useFocusBack();
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('form.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {why !== undefined && <p>{why}</p>}
      <Form<Typed<Choice>>
        form={form}
        layout="vertical"
        initialValues={{ choice: choices[0]?.value }}
        onFinish={(typed) => onChosen(typed.choice, typed.department)}
      >
        <Form.Item name="choice" label={label}>
          <Radio.Group options={choices.map((one) => ({ ...one }))} />
        </Form.Item>
        {choice === toDepartment && (
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
