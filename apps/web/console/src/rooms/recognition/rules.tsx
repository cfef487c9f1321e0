import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { Loaded } from '../../kit/states.js';
import { pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';
import { measureOf } from './rule-words.js';

const RulesForm = lazyPart(async () => (await import('./rules-form.js')).RulesForm);

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
                [
                  t(`recognition.periods.${one.period}`),
                  t('recognition.awardRule', { months: one.commendedMonths }),
                  ...(one.leastPoints > 0 ? [t('recognition.pointsOf', { points: pointsOf(one.leastPoints) })] : []),
                ].join(' · '),
              ])}
            />
            <h2>{t('recognition.starRules')}</h2>
            <p>{t('recognition.starHours', { hours: now.stars.join(t('recognition.comma')) })}</p>
            {can('county-admin') && <Button onClick={() => setEditing(true)}>{t('recognition.ruleEdit')}</Button>}
            {editing && <RulesForm now={now} onClose={() => setEditing(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}
