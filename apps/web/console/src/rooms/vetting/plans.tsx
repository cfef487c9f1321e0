import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { Empty, Loaded } from '../../kit/states.js';
import { Table } from '../../kit/table.js';
import { PlanHistory } from './plan-history.js';
import { useStageWords } from './stage-words.js';
import { vettingTexts } from './vetting.texts.js';

const PlanForm = lazyPart(async () => (await import('./plan-form.js')).PlanForm);

type Plan = Shape<'PlanView'>;

/** The stages of each team type, as new applications go through them. */
export function Plans(): ReactNode {
  const { t } = useWords(vettingTexts);
  const plans = useGet('/api/v1/vetting/plans', {});
  const [editing, setEditing] = useState<Plan>();
  const [told, setTold] = useState<Plan>();
  return (
    <Loaded of={plans}>
      {(all) =>
        all.length === 0 ? (
          <div className="panel">
            <Empty title={t('vetting.empty')} hint={t('vetting.emptyHint')} />
          </div>
        ) : (
          <>
            {all.map((plan) => (
              <PlanPanel
                key={plan.teamTypeCode}
                plan={plan}
                onEdit={() => setEditing(plan)}
                onHistory={() => setTold(plan)}
              />
            ))}
            {editing && <PlanForm plan={editing} onClose={() => setEditing(undefined)} />}
            {told && <PlanHistory plan={told} onClose={() => setTold(undefined)} />}
          </>
        )
      }
    </Loaded>
  );
}

function PlanPanel({
  plan,
  onEdit,
  onHistory,
}: {
  readonly plan: Plan;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
}): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const { can } = useSession();
  const { rolesOf, evidenceOf, daysOf, sourceOf } = useStageWords();
  const name = label(plan.teamTypeLabel);
  return (
    <section className="panel" aria-label={name}>
      <div className="panel-title">
        <h2>
          {name} <span className="quiet vetting-version">{t('vetting.version', { version: plan.version })}</span>
        </h2>
        <Space wrap>
          <Button onClick={onHistory} aria-label={t('vetting.historyOf', { name })}>
            {t('vetting.history')}
          </Button>
          {can('county-admin') && (
            <Button onClick={onEdit} aria-label={t('vetting.editOf', { name })}>
              {t('vetting.edit')}
            </Button>
          )}
        </Space>
      </div>
      <Table
        label={t('vetting.stagesOf', { name })}
        width={820}
        rows={plan.stages.map((stage, index) => ({ ...stage, id: stage.code, place: index + 1 }))}
        columns={[
          {
            title: t('vetting.stage'),
            render: (_, stage) => (
              <>
                <strong>
                  {stage.place}. {label(stage.label)}
                </strong>
                <div className="quiet">{sourceOf(stage.source)}</div>
              </>
            ),
          },
          { title: t('vetting.roles'), render: (_, stage) => rolesOf(stage.roles) },
          { title: t('vetting.due'), width: 90, render: (_, stage) => daysOf(stage.dueDays) },
          { title: t('vetting.evidence'), width: 120, render: (_, stage) => evidenceOf(stage.evidence) },
          { title: t('vetting.valid'), width: 110, render: (_, stage) => daysOf(stage.validDays) },
          {
            title: t('vetting.auto'),
            width: 150,
            render: (_, stage) => t(`vetting.autos.${stage.autoAdvance}`),
          },
        ]}
      />
    </section>
  );
}
