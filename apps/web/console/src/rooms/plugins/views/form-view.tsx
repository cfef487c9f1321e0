import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Problem } from '../../../app/api.js';
import { type FormView as View, pluginPagePath } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { showFieldProblems } from '../../../kit/field-problems.js';
import { problemText } from '../../../kit/problem-text.js';
import { SchemaFields } from '../../../kit/schema-fields.js';
import { answersOf } from '../form-answers.js';
import { fillPath } from '../paths.js';
import { askPlugin, useReadAnew } from '../plugin-api.js';
import { pluginTexts } from '../plugins.texts.js';
import { explained } from '../source-states.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

type Typed = Record<string, unknown>;

/** What was typed and not sent yet, by page: another page and back loses nothing. It never leaves this tab. */
const drafts = new Map<string, Typed>();

/** A form as a page of its own. */
export function FormView({ plugin, page, view, id }: ViewProps<View>): ReactNode {
  const words = useWords(pluginTexts);
  const { t } = words;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const readAnew = useReadAnew(plugin.id);
  const [form] = Form.useForm<Typed>();
  const name = useId();
  const draft = `${plugin.id}/${page.id}/${id ?? ''}`;
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useWarningBeforeLeaving(draft);

  const submit = async (typed: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const path = fillPath(view.submit.path, { id });
      if (path === undefined) throw new Problem(400, 'plugin.address', '');
      const answer = await askPlugin({ plugin: plugin.id, method: view.submit.method, path, body: answersOf(typed) });
      drafts.delete(draft);
      form.resetFields();
      void message.success(t('plugin.sent'));
      await readAnew();
      await leave(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(explained(error, plugin, words));
      showFieldProblems(form, error);
    } finally {
      setBusy(false);
    }
  };
  const leave = async (answer: unknown): Promise<void> => {
    const target = plugin.pages.find((one) => one.id === view.open);
    if (!target) return;
    const made = typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : undefined;
    if (target.view.kind !== 'detail') return navigate({ to: pluginPagePath(plugin.id, target.id) });
    if (made !== undefined) await navigate({ to: pluginPagePath(plugin.id, target.id, made) });
  };
  return (
    <>
      <ViewHeader plugin={plugin} page={page} />
      <div className="panel plugin-form">
        {problem && (
          <Alert type="error" showIcon role="alert" className="form-problem" title={problemText(problem, t)} />
        )}
        <Form<Typed>
          name={name}
          form={form}
          layout="vertical"
          requiredMark={(text, { required }) =>
            required ? (
              text
            ) : (
              <>
                {text}
                {t('form.optional')}
              </>
            )
          }
          scrollToFirstError={{ focus: true }}
          initialValues={drafts.get(draft) ?? {}}
          onValuesChange={(_, all) => drafts.set(draft, all)}
          onFinish={(typed) => void submit(typed)}
        >
          <SchemaFields fields={view.form.fields} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('plugin.send')}
          </Button>
        </Form>
      </div>
    </>
  );
}

/** Closing the tab takes an unsent draft with it. */
function useWarningBeforeLeaving(draft: string): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (drafts.has(draft)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [draft]);
}
