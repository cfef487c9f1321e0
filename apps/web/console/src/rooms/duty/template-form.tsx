import { Button, Checkbox, Form, type GetProps, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useQualificationKinds } from '../people/lookups.js';
import { dutyTexts } from './duty.texts.js';
import { useSites } from './use-sites.js';

type Template = Shape<'TemplateView'>;
type Values = Pick<Template, 'title' | 'days' | 'from' | 'to' | 'seats' | 'siteId'>;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A shift that recurs: when, where, and what each of its seats asks for. */
export function TemplateForm({
  open,
  teamId,
  template,
  onClose,
}: {
  readonly open: boolean;
  readonly teamId: string;
  readonly template?: Template;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(dutyTexts);
  const [form] = Form.useForm<Values>();
  const { sites } = useSites();
  const { kinds, nameOf } = useQualificationKinds();
  const create = useChange('post', '/api/v1/shift-templates', ['/api/v1/shift-templates']);
  const change = useChange('put', '/api/v1/shift-templates/{id}', ['/api/v1/shift-templates']);
  const required = [{ required: true, message: t('form.required') }];
  const latest = async (id: string): Promise<Template | undefined> =>
    (await send('get', '/api/v1/shift-templates', { query: { teamId } })).find((one) => one.id === id);
  const save = async (
    { title, from, to, seats, siteId, ...rest }: Values,
    newest: number | undefined,
  ): Promise<unknown> => {
    const body = {
      title,
      from,
      to,
      days: days.filter((day) => rest.days.includes(day)),
      seats: seats.map((seat) => ({ qualifications: seat?.qualifications ?? [] })),
      ...(siteId && { siteId }),
    };
    if (!template) return create.mutateAsync({ body: { ...body, teamId } });
    const version = newest ?? template.version;
    return change.mutateAsync({ path: { id: template.id }, body: { ...body, version } });
  };
  return (
    <FormDrawer<Values>
      open={open}
      title={template ? t('duty.editTemplate') : t('duty.newTemplate')}
      form={form}
      initialValues={template ?? { days: [...days], from: '19:00', to: '21:00', seats: [{ qualifications: [] }] }}
      onClose={onClose}
      onSubmit={save}
      {...(template && { onTakeTheirs: async () => (await latest(template.id)) ?? template })}
    >
      <Form.Item name="title" label={t('duty.templateTitle')} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="days" label={t('duty.weekdays')} rules={required}>
        <Days options={days.map((day) => ({ value: day, label: t(`duty.days.${day}`) }))} />
      </Form.Item>
      <div className="inline-row">
        <Form.Item name="from" label={t('duty.from')} rules={required}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="to" label={t('duty.to')} rules={required} extra={t('duty.toHint')}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="siteId" label={t('duty.site')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={sites.map((site) => ({ value: site.id, label: site.name }))}
        />
      </Form.Item>
      <Form.List name="seats">
        {(fields, { add, remove }) => (
          <fieldset className="fields">
            <legend>{t('duty.seats')}</legend>
            <p className="quiet">{t('duty.seatsHint')}</p>
            {fields.map((field, index) => (
              <div key={field.key} className="seat-field">
                <Form.Item
                  name={[field.name, 'qualifications']}
                  label={t('duty.seatNo', { no: index + 1 })}
                  className="seat-field-grow"
                >
                  <Select
                    mode="multiple"
                    placeholder={t('duty.noNeeds')}
                    options={kinds.map(({ code }) => ({ value: code, label: nameOf(code) }))}
                  />
                </Form.Item>
                {fields.length > 1 && (
                  <Button aria-label={t('duty.removeSeat', { no: index + 1 })} onClick={() => remove(field.name)}>
                    {t('duty.remove')}
                  </Button>
                )}
              </div>
            ))}
            <Button onClick={() => add({ qualifications: [] })}>{t('duty.addSeat')}</Button>
          </fieldset>
        )}
      </Form.List>
    </FormDrawer>
  );
}

/** antd marks a required group with an attribute that its role does not know. */
function Days({
  'aria-required': _required,
  ...rest
}: GetProps<typeof Checkbox.Group> & { 'aria-required'?: unknown }): ReactNode {
  return <Checkbox.Group {...rest} />;
}
