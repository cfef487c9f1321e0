import { Button, Form, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords, type Words } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Loaded } from '../../kit/states.js';
import { pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';

type RulesView = Shape<'RulesView'>;
type Weight = RulesView['weights'][number];

/** The rules that hold for the next month, and revising them within the plugins' bounds. */
export function Rules(): ReactNode {
  const words = useWords(recognitionTexts);
  const { t, label, dateTime } = words;
  const { can } = useSession();
  const rules = useGet('/api/v1/recognition/rules', {});
  const [editing, setEditing] = useState(false);
  return (
    <section className="panel" aria-label={t('recognition.views.rules')}>
      <Loaded of={rules}>
        {(now) => (
          <>
            <p className="quiet">
              {now.createdByName === undefined
                ? t('recognition.ruleNone')
                : t('recognition.ruleNow', {
                    version: now.version,
                    name: now.createdByName,
                    when: dateTime(now.createdAt),
                  })}
            </p>
            <p>{t('recognition.fair')}</p>
            <Facts
              rows={[
                ...now.weights.map((one): [string, ReactNode] => [
                  `${label(one.teamTypeLabel)} · ${measureOf(words, one)}`,
                  `${pointsOf(one.points)}${one.upTo === undefined ? '' : `, ${t('recognition.upTo', { count: one.upTo })}`}`,
                ]),
                [t('recognition.perTeam'), now.perTeam],
                [t('recognition.leastPoints'), pointsOf(now.leastPoints)],
                [t('recognition.objectionDays'), now.objectionDays],
              ]}
            />
            <h2>{t('recognition.awardRules')}</h2>
            <Facts
              rows={now.awards.map((one): [string, ReactNode] => [
                label(one.label),
                t('recognition.awardRule', { months: one.commendedMonths }),
              ])}
            />
            {can('county-admin') && <Button onClick={() => setEditing(true)}>{t('recognition.ruleEdit')}</Button>}
            {editing && <RulesForm now={now} onClose={() => setEditing(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function measureOf({ t, label }: Words, { measure, label: own }: Weight): string {
  return label(own) || t(`recognition.measures.${measure}`);
}

interface Values {
  readonly points: readonly number[];
  readonly perTeam: number;
  readonly leastPoints: number;
  readonly objectionDays: number;
}

function RulesForm({ now, onClose }: { readonly now: RulesView; readonly onClose: () => void }): ReactNode {
  const words = useWords(recognitionTexts);
  const { t, label } = words;
  const [form] = Form.useForm<Values>();
  const set = useChange('post', '/api/v1/recognition/rules/versions', ['/api/v1/recognition/rules']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Values>
      open
      title={t('recognition.ruleEdit')}
      form={form}
      initialValues={{
        points: now.weights.map((one) => one.points / 100),
        perTeam: now.perTeam,
        leastPoints: now.leastPoints / 100,
        objectionDays: now.objectionDays,
      }}
      onSubmit={({ points, perTeam, leastPoints, objectionDays }) =>
        set.mutateAsync({
          body: {
            version: now.version,
            perTeam,
            leastPoints: Math.round(leastPoints * 100),
            objectionDays,
            weights: now.weights.map(({ teamType, measure }, index) => ({
              teamType,
              measure,
              points: Math.round((points[index] ?? 0) * 100),
            })),
          },
        })
      }
      onClose={onClose}
    >
      <p>{t('recognition.ruleEditHint')}</p>
      {now.weights.map((one, index) => (
        <Form.Item
          key={`${one.teamType}${one.measure}`}
          name={['points', index]}
          label={`${label(one.teamTypeLabel)} · ${measureOf(words, one)}`}
          extra={t('recognition.bounds', { least: pointsOf(one.least), most: pointsOf(one.most) })}
          rules={required}
        >
          <InputNumber min={one.least / 100} max={one.most / 100} precision={2} />
        </Form.Item>
      ))}
      <Form.Item name="perTeam" label={t('recognition.perTeam')} rules={required}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="leastPoints" label={t('recognition.leastPoints')} rules={required}>
        <InputNumber min={0} max={10_000} precision={2} />
      </Form.Item>
      <Form.Item name="objectionDays" label={t('recognition.objectionDays')} rules={required}>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
    </FormDrawer>
  );
}
