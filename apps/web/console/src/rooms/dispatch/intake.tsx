import { useQueryClient } from '@tanstack/react-query';
import { App, Alert, Button, Form, Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Problem, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { showFieldProblems } from '../../kit/field-problems.js';
import type { MapPoint } from '../../kit/map/map-edge.js';
import { problemText } from '../../kit/problem-text.js';
import { CategoryFacts, CategoryField, givenFacts } from './category-fields.js';
import { useAreaOptions } from './correct-incident.js';
import { dispatchTexts } from './dispatch.texts.js';
import { services, sources, touchedByDispatch } from './incident-words.js';

type Service = (typeof services)[number];

interface Typed {
  readonly summary?: string;
  readonly place?: string;
  readonly category: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly areaId?: string;
  readonly reporterPhone?: string;
  readonly source: (typeof sources)[number];
  readonly latitude?: string;
  readonly longitude?: string;
}

interface Props {
  /** A place that was pointed at on the map. */
  readonly point: MapPoint | undefined;
  readonly onPoint: (point: MapPoint | undefined) => void;
  readonly onSaved: (incident: Shape<'SavedIncidentView'>) => void;
  readonly onClose: () => void;
}

/** Takes a call in. The first question is whether it is one for 110, 119 or 120; Enter goes on at every step. */
export function Intake({ point, onPoint, onSaved, onClose }: Props): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [answer, setAnswer] = useState<'no' | Service>();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (answer === undefined) first.current?.focus();
  }, [answer]);
  return (
    <section
      className="dispatch-pane dispatch-detail"
      aria-label={t('intake.title')}
      onKeyDown={({ key }) => key === 'Escape' && answer === undefined && onClose()}
    >
      <header className="dispatch-pane-head">
        <h2>{t('intake.title')}</h2>
        <Button onClick={onClose}>{t('form.close')}</Button>
      </header>
      <div className="dispatch-scroll" role="group" aria-label={t('intake.title')} tabIndex={-1}>
        {answer === undefined ? (
          <div role="group" aria-labelledby="intake-question">
            <h3 id="intake-question">{t('intake.question')}</h3>
            <p className="quiet">{t('intake.questionHint')}</p>
            <div className="intake-answers">
              <Button ref={first} size="large" type="primary" onClick={() => setAnswer('no')}>
                {t('intake.no')}
              </Button>
              {services.map((one) => (
                <Button key={one} size="large" danger onClick={() => setAnswer(one)}>
                  {t('intake.yes', { service: `${one} ${t(`intake.${one}`)}` })}
                </Button>
              ))}
            </div>
          </div>
        ) : (
          <IntakeForm {...{ answer, point, onPoint, onSaved }} onAgain={() => setAnswer(undefined)} />
        )}
      </div>
    </section>
  );
}

type FormProps = Omit<Props, 'onClose'> & { readonly answer: 'no' | Service; readonly onAgain: () => void };

function IntakeForm({ answer, point, onPoint, onSaved, onAgain }: FormProps): ReactNode {
  const { t } = useWords(dispatchTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const [problem, setProblem] = useState<Problem>();
  const client = useQueryClient();
  const takeIn = useChange('post', '/api/v1/incidents');
  const areas = useAreaOptions();
  const emergency = answer !== 'no';
  useEffect(() => {
    if (point) form.setFieldsValue({ latitude: String(point.latitude), longitude: String(point.longitude) });
  }, [form, point]);
  const needed = emergency ? [] : [{ required: true, whitespace: true, message: t('form.required') }];

  const save = async (typed: Typed): Promise<void> => {
    setProblem(undefined);
    try {
      const saved = await takeIn.mutateAsync({ body: bodyOf(typed, answer) });
      if (saved.masked.length > 0) void message.info(t('intake.masked'));
      // The call is still on the line: show what was saved at once, and what else is known of it when it comes.
      const { masked: _, ...incident } = saved;
      const key = ['/api/v1/incidents/{id}', { path: { id: saved.id } }];
      client.setQueryData(key, { ...incident, facts: [], missions: [], timeline: [] });
      void client.invalidateQueries({
        predicate: ({ queryKey }) => touchedByDispatch.some((one) => String(queryKey[0]).startsWith(one)),
      });
      onSaved(saved);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      showFieldProblems(form, error);
    }
  };
  return (
    <>
      {emergency && (
        <div className="intake-emergency" role="alert">
          <p>{t('intake.callNow', { service: t(`intake.${answer}`) })}</p>
          <p className="intake-number">{answer}</p>
          <p>{t('intake.logged')}</p>
        </div>
      )}
      {problem && <Alert type="error" showIcon role="alert" className="form-problem" title={problemText(problem, t)} />}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="intake-form"
        initialValues={{ category: 'other', source: 'hotline' }}
        scrollToFirstError={{ focus: true }}
        onFinish={(typed) => void save(typed)}
      >
        <Form.Item name="summary" label={t('intake.summary')} extra={t('intake.summaryHint')} rules={needed}>
          <Input autoFocus={!emergency} maxLength={500} autoComplete="off" />
        </Form.Item>
        <Form.Item name="place" label={t('intake.place')} rules={needed}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className="intake-pair">
          <CategoryField />
          <Form.Item name="areaId" label={t('intake.area')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('intake.areaAuto')}
              options={areas}
            />
          </Form.Item>
        </div>
        {!emergency && <CategoryFacts />}
        {!emergency && (
          <Form.Item
            name="reporterPhone"
            label={`${t('intake.phone')}${t('form.optional')}`}
            extra={t('intake.phoneHint')}
          >
            <Input inputMode="tel" maxLength={30} autoComplete="off" />
          </Form.Item>
        )}
        <div className="intake-buttons">
          <Button type="primary" size="large" htmlType="submit" autoFocus={emergency} loading={takeIn.isPending}>
            {t(emergency ? 'intake.log' : 'intake.save')}
          </Button>
          <Button size="large" onClick={onAgain}>
            {t('intake.again')}
          </Button>
        </div>
        <div className="intake-pair">
          <Form.Item name="latitude" label={`${t('intake.latitude')}${t('form.optional')}`} rules={[degrees(90, t)]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="longitude" label={`${t('intake.longitude')}${t('form.optional')}`} rules={[degrees(180, t)]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        </div>
        <div className="intake-pair">
          <Form.Item name="source" label={t('intake.source')}>
            <Select options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
          </Form.Item>
          {point && (
            <Button
              className="intake-clear"
              onClick={() => {
                form.resetFields(['latitude', 'longitude']);
                onPoint(undefined);
              }}
            >
              {t('intake.clearPoint')}
            </Button>
          )}
        </div>
      </Form>
    </>
  );
}

function degrees(most: number, t: (key: string, params?: Record<string, number>) => string) {
  return {
    validator: (_rule: unknown, value: string | undefined) =>
      value === undefined || value.trim() === '' || Math.abs(Number(value)) <= most
        ? Promise.resolve()
        : Promise.reject(new Error(t('intake.degrees', { most }))),
  };
}

function bodyOf(typed: Typed, answer: 'no' | Service): Shape<'TakeInIncident'> {
  const { category, facts, source, latitude, longitude, ...texts } = typed;
  const given = Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [],
    ),
  );
  const number = (value: string | undefined): number | undefined =>
    value === undefined || value.trim() === '' ? undefined : Number(value);
  const [lat, lon] = [number(latitude), number(longitude)];
  return {
    ...given,
    emergency: answer !== 'no',
    ...(answer !== 'no' && { emergencyService: answer }),
    source,
    category,
    ...(answer === 'no' && givenFacts(facts)),
    ...(lat !== undefined && { latitude: lat }),
    ...(lon !== undefined && { longitude: lon }),
  };
}
