import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { AwardRows, type AwardValues } from './award-rows.js';
import { pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';
import { measureOf } from './rule-words.js';

type RulesView = Shape<'RulesView'>;

interface Values {
  readonly points: readonly number[];
  readonly perTeam: number;
  readonly leastPoints: number;
  readonly objectionDays: number;
  readonly awards: readonly AwardValues[];
  readonly stars: readonly number[];
}

/** Points are kept in hundredths and typed in whole ones. */
const hundredths = (points: number): number => Math.round(points * 100);

function inWholePoints(award: Shape<'AwardRuleView'>): AwardValues {
  return { ...award, leastPoints: award.leastPoints / 100 };
}

function valuesOf(rules: RulesView): Values {
  return {
    points: rules.weights.map((one) => one.points / 100),
    perTeam: rules.perTeam,
    leastPoints: rules.leastPoints / 100,
    objectionDays: rules.objectionDays,
    awards: rules.awards.map(inWholePoints),
    stars: rules.stars,
  };
}

/** A new version of the rules, within the bounds of the plugins. Who writes at the same time as another sees that. */
export function RulesForm({ now, onClose }: { readonly now: RulesView; readonly onClose: () => void }): ReactNode {
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
      initialValues={valuesOf(now)}
      onTakeTheirs={async () => valuesOf(await send('get', '/api/v1/recognition/rules', {}))}
      onSubmit={({ points, leastPoints, awards, stars, ...others }, newest) =>
        set.mutateAsync({
          body: {
            ...others,
            version: newest ?? now.version,
            leastPoints: hundredths(leastPoints),
            weights: now.weights.map(({ teamType, measure }, index) => ({
              teamType,
              measure,
              points: hundredths(points[index] ?? 0),
            })),
            awards: awards.map((one) => ({ ...one, leastPoints: hundredths(one.leastPoints) })),
            stars: [...stars],
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
      <AwardRows offered={now.offeredAwards.map(inWholePoints)} />
      <fieldset className="form-group">
        <legend>{t('recognition.starRules')}</legend>
        <div className="star-line">
          {now.stars.map((hours, index) => (
            <Form.Item
              key={hours}
              name={['stars', index]}
              label={t('recognition.starLevel', { count: index + 1 })}
              rules={required}
            >
              <InputNumber min={1} max={100_000} precision={0} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
    </FormDrawer>
  );
}
