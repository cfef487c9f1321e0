import { dayIn } from '@redmaple/i18n';
import { Button, Form, Input, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords, zone } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { serverNow } from '../../kit/server-clock.js';
import { StatusTag } from '../../kit/status-tag.js';
import { projectsTexts } from './projects.texts.js';

type Project = Shape<'ProjectDetailView'>;
type Milestone = Shape<'MilestoneView'>;
type Opened = { readonly milestone?: Milestone; readonly finishing?: boolean };

const touched = ['/api/v1/projects', '/api/v1/home'];

/** What a project has promised for which day. */
export function Milestones({ project }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const [opened, setOpened] = useState<Opened>();
  const sorted = project.milestones.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return (
    <section className="panel" aria-label={t('milestones.title')}>
      <div className="panel-title">
        <h2>{t('milestones.title')}</h2>
        <span className="inline-row">
          <ExportButton list="projects.milestones" filters={{ projectId: project.id }} />
          <Button onClick={() => setOpened({})}>{t('milestones.add')}</Button>
        </span>
      </div>
      {sorted.length === 0 && <p className="quiet">{t('milestones.empty')}</p>}
      <ul className="plain-list">
        {sorted.map((milestone) => (
          <MilestoneRow key={milestone.id} milestone={milestone} onOpen={setOpened} />
        ))}
      </ul>
      {opened && <MilestoneDrawer projectId={project.id} {...opened} onClose={() => setOpened(undefined)} />}
    </section>
  );
}

function MilestoneRow({
  milestone,
  onOpen,
}: {
  readonly milestone: Milestone;
  readonly onOpen: (opened: Opened) => void;
}): ReactNode {
  const { t, day, date } = useWords(projectsTexts);
  const { title, state, dueOn, doneAt, evidenceNote } = milestone;
  const late = state === 'open' ? daysLate(dueOn) : 0;
  const tone = state === 'done' ? 'good' : state === 'dropped' ? 'quiet' : late > 0 ? 'bad' : 'busy';
  return (
    <li>
      <span className="plain-list-text">
        <strong>{title}</strong>
        <span className="quiet">
          {state === 'done' ? t('milestones.doneAt', { when: date(doneAt) }) : t('milestones.due', { day: day(dueOn) })}
          {evidenceNote !== undefined && ` · ${evidenceNote}`}
        </span>
      </span>
      <Space wrap>
        <StatusTag tone={tone}>
          {late > 0 ? t('milestones.overdue', { count: late }) : t(`milestones.states.${state}`)}
        </StatusTag>
        {state === 'open' && (
          <Button
            aria-label={t('milestones.finishNamed', { title })}
            onClick={() => onOpen({ milestone, finishing: true })}
          >
            {t('milestones.finish')}
          </Button>
        )}
        <Button type="text" aria-label={t('milestones.editNamed', { title })} onClick={() => onOpen({ milestone })}>
          {t('milestones.change')}
        </Button>
      </Space>
    </li>
  );
}

/** Days since the due day as the county's calendar counts; 0 while it is not over. */
function daysLate(dueOn: string): number {
  const today = dayIn(new Date(serverNow()), zone);
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000));
}

interface Typed {
  readonly title: string;
  readonly dueOn: string;
  readonly state?: Milestone['state'];
  readonly evidenceNote?: string;
}

function MilestoneDrawer({
  projectId,
  milestone,
  finishing = false,
  onClose,
}: Opened & { readonly projectId: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(projectsTexts);
  const [form] = Form.useForm<Typed>();
  const add = useChange('post', '/api/v1/projects/{id}/milestones', touched);
  const change = useChange('patch', '/api/v1/milestones/{id}', touched);
  const latest = async (id: string): Promise<Milestone> => {
    const project = await send('get', '/api/v1/projects/{id}', { path: { id: projectId } });
    return project.milestones.find((one) => one.id === id) as Milestone;
  };
  const save = async ({ title, dueOn, state, evidenceNote }: Typed, newest: number | undefined): Promise<void> => {
    if (!milestone) {
      await add.mutateAsync({ path: { id: projectId }, body: { title, dueOn } });
      return;
    }
    const version = newest ?? milestone.version;
    const body = { title, dueOn, evidenceNote: evidenceNote || null, version, ...(state && { state }) };
    await change.mutateAsync({ path: { id: milestone.id }, body });
  };
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <FormDrawer<Typed>
      open
      title={milestone ? t('milestones.edit') : t('milestones.add')}
      form={form}
      width={480}
      onClose={onClose}
      onSubmit={save}
      {...(milestone && {
        initialValues: { ...milestone, ...(finishing && { state: 'done' as const }) },
        onTakeTheirs: () => latest(milestone.id),
      })}
    >
      <Form.Item name="title" label={t('milestones.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('milestones.dueOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
      {milestone && (
        <>
          <Form.Item name="state" label={t('milestones.state')} rules={[{ required: true }]}>
            <Radio.Group
              options={(['open', 'done', 'dropped'] as const).map((value) => ({
                value,
                label: t(`milestones.states.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="evidenceNote" label={t('milestones.evidence')} extra={t('milestones.evidenceHint')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  );
}
