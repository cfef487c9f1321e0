import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useAreaOptions, useTeamTypes } from './lookups.js';
import { peopleTexts } from './people.texts.js';

interface Values {
  readonly name: string;
  readonly typeCode: string;
  readonly areaId?: string;
  readonly mission?: string;
  readonly capacity?: number | null;
  readonly probationShifts?: number | null;
  readonly dutyPhone?: string | null;
  readonly base?: { readonly latitude?: number | null; readonly longitude?: number | null };
}

/** A new team, or changes of one. */
export function TeamForm({
  open,
  team,
  onClose,
}: {
  readonly open: boolean;
  readonly team?: Shape<'TeamDetail'>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const [form] = Form.useForm<Values>();
  const { types, nameOf } = useTeamTypes();
  const areas = useAreaOptions(open);
  const create = useChange('post', '/api/v1/teams', ['/api/v1/teams']);
  const change = useChange('patch', '/api/v1/teams/{id}', ['/api/v1/teams', '/api/v1/volunteers']);
  const required = [{ required: true, message: t('form.required') }];
  const save = async (
    { typeCode, base, name, areaId, mission, capacity, probationShifts, dutyPhone }: Values,
    newest: number | undefined,
  ): Promise<unknown> => {
    const place = placeOf(base);
    const terms = {
      mission: mission ?? '',
      capacity: capacity ?? null,
      probationShifts: probationShifts ?? null,
      dutyPhone: dutyPhone || null,
    };
    const fields = { name, ...terms, ...(areaId && { areaId }), ...(place && { base: place }) };
    if (!team) return create.mutateAsync({ body: { ...fields, typeCode } });
    const path = { id: team.id };
    const version = newest ?? team.version;
    return change.mutateAsync({ path, body: { ...fields, version } });
  };
  return (
    <FormDrawer<Values>
      open={open}
      title={team ? t('people.editTeam') : t('people.newTeamTitle')}
      form={form}
      {...(team && { initialValues: team })}
      onClose={onClose}
      onSubmit={save}
      {...(team && { onTakeTheirs: () => send('get', '/api/v1/teams/{id}', { path: { id: team.id } }) })}
    >
      <Form.Item name="name" label={t('people.teamName')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      {!team && (
        <Form.Item name="typeCode" label={t('people.teamType')} rules={required}>
          <Select
            placeholder={t('form.choose')}
            options={types.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="mission" label={t('people.mission')} extra={t('people.missionHint')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <div className="inline-row">
        <Form.Item name="capacity" label={t('people.capacity')} extra={t('people.capacityHint')}>
          <InputNumber min={1} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="probationShifts" label={t('people.probationShifts')} extra={t('people.probationShiftsHint')}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="dutyPhone" label={t('people.dutyPhone')} extra={t('people.dutyPhoneHint')}>
        <Input maxLength={20} inputMode="tel" />
      </Form.Item>
      <Form.Item name="areaId" label={t('people.area')}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.choose')} options={[...areas]} />
      </Form.Item>
      <fieldset className="fields">
        <legend>{t('people.base')}</legend>
        <p className="quiet">{t('people.baseHint')}</p>
        <div className="inline-row">
          <Form.Item name={['base', 'latitude']} label={t('people.latitude')}>
            <InputNumber min={-90} max={90} step={0.001} />
          </Form.Item>
          <Form.Item name={['base', 'longitude']} label={t('people.longitude')}>
            <InputNumber min={-180} max={180} step={0.001} />
          </Form.Item>
        </div>
      </fieldset>
    </FormDrawer>
  );
}

/** Both numbers or none: a half is left to the API to complain about. */
function placeOf(base: Values['base']): { latitude: number; longitude: number } | undefined {
  const { latitude, longitude } = base ?? {};
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : undefined;
}
