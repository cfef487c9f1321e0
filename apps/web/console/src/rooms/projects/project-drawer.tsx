import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { projectsTexts } from './projects.texts.js';

interface Typed {
  readonly organisationId: string;
  readonly title: string;
  readonly summary: string;
  /** Of a new project. */
  readonly template?: string;
  readonly agreements?: Shape<'ProjectAgreement'>[];
}

/** A new seed project, or the text of one that is there. */
export function ProjectDrawer({
  project,
  onClose,
  onSaved,
}: {
  readonly project?: Shape<'ProjectView'>;
  readonly onClose: () => void;
  readonly onSaved?: (id: string) => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const [form] = Form.useForm<Typed>();
  const touched = ['/api/v1/projects', '/api/v1/home'];
  const start = useChange('post', '/api/v1/projects', touched);
  const change = useChange('patch', '/api/v1/projects/{id}', touched);
  const save = async (
    { organisationId, template, agreements, ...typed }: Typed,
    newest: number | undefined,
  ): Promise<void> => {
    const body = { ...typed, summary: typed.summary ?? '', agreements: (agreements ?? []).map(withoutEmptyDay) };
    if (!project) {
      const { id } = await start.mutateAsync({
        body: { ...body, organisationId, ...(template !== undefined && { template }) },
      });
      onSaved?.(id);
      return;
    }
    const version = newest ?? project.version;
    await change.mutateAsync({ path: { id: project.id }, body: { ...body, version } });
  };
  return (
    <FormDrawer<Typed>
      open
      title={project ? t('projects.edit') : t('projects.new')}
      form={form}
      {...(project && { initialValues: project, onTakeTheirs: () => latest(project.id) })}
      onClose={onClose}
      onSubmit={save}
    >
      {!project && <OrganisationField />}
      {!project && <TemplateField />}
      <Form.Item
        name="title"
        label={t('projects.title')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="summary" label={t('projects.summary')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} />
      </Form.Item>
      <Agreements />
    </FormDrawer>
  );
}

function latest(id: string): Promise<Shape<'ProjectDetailView'>> {
  return send('get', '/api/v1/projects/{id}', { path: { id } });
}

function withoutEmptyDay({ signedOn, ...rest }: Shape<'ProjectAgreement'>): Shape<'ProjectAgreement'> {
  return signedOn ? { ...rest, signedOn } : rest;
}

function OrganisationField(): ReactNode {
  const { t } = useWords(projectsTexts);
  const { items } = useList('/api/v1/organisations', { query: { limit: 200 } });
  return (
    <Form.Item
      name="organisationId"
      label={t('projects.organisation')}
      rules={[{ required: true, message: t('form.required') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('form.choose')}
        options={items.map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  );
}

/** What stands ready when it begins from a template; nothing where the county has none. */
function TemplateField(): ReactNode {
  const { t, label } = useWords(projectsTexts);
  const form = Form.useFormInstance<Typed>();
  const { data: templates = [] } = useGet('/api/v1/projects/templates', {});
  const code: string | undefined = Form.useWatch('template', form);
  const chosen = templates.find((one) => one.code === code);
  if (templates.length === 0) return null;
  const ready = chosen && {
    milestones: chosen.milestones.length,
    indicators: chosen.indicators.length,
  };
  const fill = (picked: string | undefined): void => {
    const named = templates.find((one) => one.code === picked);
    if (named && !form.getFieldValue('title')) form.setFieldValue('title', label(named.label));
  };
  return (
    <Form.Item
      name="template"
      label={`${t('projects.template')}${t('form.optional')}`}
      extra={ready && t('projects.templateBrings', ready)}
    >
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('projects.noTemplate')}
        options={templates.map((one) => ({ value: one.code, label: label(one.label) }))}
        onChange={fill}
      />
    </Form.Item>
  );
}

function Agreements(): ReactNode {
  const { t } = useWords(projectsTexts);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <fieldset className="field-group">
      <legend>{t('projects.agreements')}</legend>
      <Form.List name="agreements">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, index) => (
              <div key={row.key} className="field-row">
                <Form.Item name={[row.name, 'title']} label={t('projects.agreement')} rules={required}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[row.name, 'party']} label={t('projects.party')} rules={required}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[row.name, 'signedOn']} label={t('projects.signedOn')}>
                  <Input type="date" />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('projects.removeAgreement', { number: index + 1 })}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            {rows.length < 20 && (
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('projects.addAgreement')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
