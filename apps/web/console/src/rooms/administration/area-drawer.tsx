import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { areasTexts } from './areas.texts.js';

export type Area = Shape<'AreaDetail'>;
type Level = Area['level'];
interface Typed {
  readonly name: string;
  readonly level: Level;
  readonly parentId?: string;
  readonly code?: string;
  readonly centre?: { readonly latitude?: number | null; readonly longitude?: number | null };
}

const levels: readonly Level[] = ['county', 'town', 'village', 'grid'];
const touched = ['/api/v1/areas', '/api/v1/home'];

/** A new area, below another or at the top, or one put right. */
export function AreaDrawer({
  areas,
  area,
  parent,
  onClose,
}: {
  readonly areas: readonly Area[];
  readonly area?: Area;
  readonly parent?: Area;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(areasTexts);
  const [form] = Form.useForm<Typed>();
  const add = useChange('post', '/api/v1/areas', touched);
  const change = useChange('patch', '/api/v1/areas/{id}', touched);
  const latest = (id: string): Promise<Area> => send('get', '/api/v1/areas/{id}', { path: { id } });
  const save = async ({ name, level, parentId, code, centre }: Typed, newest: number | undefined): Promise<void> => {
    const more = { ...(code && { code }), ...placeOf(centre) };
    if (!area) {
      await add.mutateAsync({ body: { name, level, ...more, ...(parentId && { parentId }) } });
      return;
    }
    const version = newest ?? area.version;
    await change.mutateAsync({ path: { id: area.id }, body: { name, version, ...more } });
  };
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const first = areas.length === 0;
  return (
    <FormDrawer<Typed>
      open
      title={area ? t('areas.editTitle') : parent ? t('areas.addTo', { name: parent.name }) : t('areas.add')}
      form={form}
      width={480}
      initialValues={area ?? startingWith(parent, first)}
      onClose={onClose}
      onSubmit={save}
      {...(area && { onTakeTheirs: () => latest(area.id) })}
    >
      <Form.Item name="name" label={t('areas.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      {!area && (
        <>
          <Form.Item name="parentId" label={t('areas.parent')} rules={first ? [] : required}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              disabled={first}
              placeholder={t('form.choose')}
              options={areas.map(({ id, name, level }) => ({
                value: id,
                label: `${name} · ${t(`areas.levels.${level}`)}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="level" label={t('areas.level')} rules={required}>
            <Select options={levels.map((value) => ({ value, label: t(`areas.levels.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item name="code" label={t('areas.code')} extra={t('areas.codeHint')}>
        <Input inputMode="numeric" maxLength={12} />
      </Form.Item>
      <Form.Item name={['centre', 'latitude']} label={t('areas.latitude')}>
        <InputNumber min={-90} max={90} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name={['centre', 'longitude']} label={t('areas.longitude')} extra={t('areas.placeHint')}>
        <InputNumber min={-180} max={180} style={{ width: 200 }} />
      </Form.Item>
    </FormDrawer>
  );
}

function startingWith(parent: Area | undefined, first: boolean): Partial<Typed> {
  if (first) return { level: 'county' };
  if (!parent) return {};
  const level = levels[levels.indexOf(parent.level) + 1];
  return { parentId: parent.id, ...(level && { level }) };
}

function placeOf(centre: Typed['centre']): { centre?: Shape<'PlaceInput'> } {
  const { latitude, longitude } = centre ?? {};
  // One of the two alone goes to the server, whose words tell which is missing.
  if (latitude == null && longitude == null) return {};
  return { centre: { latitude, longitude } as Shape<'PlaceInput'> };
}
