import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { projectsTexts } from './projects.texts.js';
import { useColleagues } from './use-colleagues.js';

type Organisation = Shape<'OrganisationView'>;
type State = Organisation['state'];
interface Typed {
  readonly name: string;
  readonly kind: string;
  readonly state: State;
  readonly officerAccountId?: string;
  readonly areaId?: string;
}

const touched = ['/api/v1/organisations', '/api/v1/projects', '/api/v1/home'];
const next: Readonly<Record<State, readonly State[]>> = {
  applied: ['applied', 'resident', 'left'],
  resident: ['resident', 'graduated', 'left'],
  graduated: ['graduated', 'left'],
  left: ['left', 'applied'],
};

/** Registers an organisation, or changes one. */
export function OrganisationDrawer({
  organisation,
  onClose,
}: {
  readonly organisation?: Organisation;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const { can } = useSession();
  const { officers } = useColleagues();
  const areas = useGet('/api/v1/areas', {}).data ?? [];
  const [form] = Form.useForm<Typed>();
  const register = useChange('post', '/api/v1/organisations', touched);
  const change = useChange('patch', '/api/v1/organisations/{id}', touched);
  const choosesOfficer = can('operator', 'county-admin');
  const latest = (id: string): Promise<Organisation> => send('get', '/api/v1/organisations/{id}', { path: { id } });
  const save = async (
    { name, kind, state, officerAccountId, areaId }: Typed,
    newest: number | undefined,
  ): Promise<void> => {
    if (!organisation) {
      const more = { ...(officerAccountId && { officerAccountId }), ...(areaId && { areaId }) };
      const first = state === 'resident' ? state : 'applied';
      await register.mutateAsync({ body: { name, kind, state: first, ...more } });
      return;
    }
    const version = newest ?? organisation.version;
    const body = {
      name,
      kind,
      state,
      version,
      areaId: areaId ?? null,
      ...(choosesOfficer && { officerAccountId: officerAccountId ?? null }),
    };
    await change.mutateAsync({ path: { id: organisation.id }, body });
  };
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const states = organisation ? next[organisation.state] : (['applied', 'resident'] as const);
  return (
    <FormDrawer<Typed>
      open
      title={organisation ? t('organisations.edit') : t('organisations.register')}
      form={form}
      width={480}
      initialValues={organisation ?? { state: 'applied' }}
      onClose={onClose}
      onSubmit={save}
      {...(organisation && { onTakeTheirs: () => latest(organisation.id) })}
    >
      <Form.Item name="name" label={t('organisations.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('organisations.kind')} extra={t('organisations.kindHint')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="state" label={t('organisations.state')} rules={[{ required: true }]}>
        <Radio.Group options={states.map((value) => ({ value, label: t(`organisations.states.${value}`) }))} />
      </Form.Item>
      {choosesOfficer && (
        <Form.Item name="officerAccountId" label={t('organisations.officer')}>
          <Select
            allowClear
            placeholder={t('projects.nobody')}
            options={officers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        </Form.Item>
      )}
      <Form.Item name="areaId" label={t('organisations.area')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
