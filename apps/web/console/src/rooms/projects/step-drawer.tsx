import { App, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { projectsTexts } from './projects.texts.js';
import { neighbours, type Stage } from './stages.js';

interface Typed {
  readonly to: Stage;
  readonly note: string;
}

/** Passes a project through a stage gate, with what the decision rests on. */
export function StepDrawer({
  project,
  to,
  onClose,
}: {
  readonly project: Shape<'ProjectView'>;
  /** The stage it was dragged to, if it was. */
  readonly to?: Stage;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const step = useChange('post', '/api/v1/projects/{id}/stage', ['/api/v1/projects', '/api/v1/home']);
  const targets = neighbours(project.stage);
  const latest = () => send('get', '/api/v1/projects/{id}', { path: { id: project.id } });
  return (
    <FormDrawer<Typed>
      open
      title={t('projects.step')}
      form={form}
      width={480}
      initialValues={{ to: to ?? targets[0] }}
      onClose={onClose}
      onTakeTheirs={async () => ({ to: neighbours((await latest()).stage)[0] })}
      onSubmit={async (typed, newest) => {
        const version = newest ?? project.version;
        await step.mutateAsync({ path: { id: project.id }, body: { ...typed, version } });
        void message.success(t('projects.stepDone', { stage: t(`projects.stages.${typed.to}`) }));
      }}
    >
      <p>
        <strong>{project.title}</strong> · {project.organisationName}
      </p>
      <Form.Item name="to" label={t('projects.stepTo')} rules={[{ required: true, message: t('form.required') }]}>
        <Radio.Group options={targets.map((value) => ({ value, label: t(`projects.stages.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('projects.stepNote')}
        extra={t('projects.stepNoteHint')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
