import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { type ReactNode, useRef } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ChangeList } from './change-list.js';
import { codeFor } from './plan-changes.js';
import { newStage, StageFields, type StageValues, stageOf, valuesOf } from './stage-fields.js';
import { vettingTexts } from './vetting.texts.js';

type Plan = Shape<'PlanView'>;
interface Values {
  readonly stages: readonly StageValues[];
}

const touched = ['/api/v1/vetting'];

/** The next version of a team type's stages: their order, who decides, by when, on what, and for how long. */
export function PlanForm({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const [form] = Form.useForm<Values>();
  const save = useChange('post', '/api/v1/vetting/plans', touched);
  // What is compared with: the stream may bring a newer one while somebody types.
  const base = useRef(plan);
  const typed = Form.useWatch('stages', { form, preserve: true }) as readonly (StageValues | undefined)[] | undefined;
  const submit = async (_values: Values, newest: number | undefined): Promise<void> => {
    const { teamTypeCode, version } = base.current;
    const { stages } = form.getFieldsValue(true) as Values;
    const codes = stages.flatMap(({ code }) => (code === undefined ? [] : [code]));
    await save.mutateAsync({
      body: {
        teamTypeCode,
        version: newest ?? version,
        stages: stages.map((values) => {
          const { label: name, ...rest } = stageOf(values);
          const code = values.code ?? codeFor(name.en, codes);
          codes.push(code);
          return { ...rest, code, ...(values.source === 'county' && { label: name }) };
        }),
      },
    });
  };
  const takeTheirs = async (): Promise<Values> => {
    const all = await send('get', '/api/v1/vetting/plans', {});
    base.current = all.find((one) => one.teamTypeCode === plan.teamTypeCode) ?? base.current;
    return { stages: base.current.stages.map(valuesOf) };
  };
  return (
    <FormDrawer<Values>
      open
      width={760}
      title={t('vetting.editOf', { name: label(plan.teamTypeLabel) })}
      form={form}
      initialValues={{ stages: plan.stages.map(valuesOf) }}
      submitLabel={t('vetting.saveVersion')}
      onSubmit={submit}
      onTakeTheirs={takeTheirs}
      onClose={onClose}
    >
      <p className="quiet">{t('vetting.rule')}</p>
      <Form.List name="stages">
        {(rows, { add, move, remove }, { errors }) => (
          <>
            <Form.ErrorList errors={errors} />
            <ol className="vetting-stages">
              {rows.map(({ key, name }) => (
                <StageFields
                  key={key}
                  place={name}
                  stage={typed?.[name] ?? newStage}
                  // Acceptance stays the last.
                  up={name > 0 && name < rows.length - 1 ? () => move(name, name - 1) : undefined}
                  down={name < rows.length - 2 ? () => move(name, name + 1) : undefined}
                  remove={() => remove(name)}
                />
              ))}
            </ol>
            {rows.length < 20 && (
              <Button icon={<PlusOutlined />} onClick={() => add(newStage, rows.length - 1)}>
                {t('vetting.addStage')}
              </Button>
            )}
          </>
        )}
      </Form.List>
      <section className="vetting-changed" aria-label={t('vetting.changed')}>
        <h3>{t('vetting.changed')}</h3>
        <ChangeList
          before={base.current.stages}
          after={(typed ?? []).map((one, index) => stageOf(one ?? newStage, `new-${String(index)}`))}
        />
      </section>
    </FormDrawer>
  );
}
