import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { ChangeList } from './change-list.js';
import { vettingTexts } from './vetting.texts.js';

type Plan = Shape<'PlanView'>;

/** What each version of a team type's stages changed, by whom and when. */
export function PlanHistory({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const { t, label, dateTime } = useWords(vettingTexts);
  const { teamTypeCode } = plan;
  const versions = useGet('/api/v1/vetting/plans/versions', { query: { teamTypeCode } });
  return (
    <RecordDrawer open title={t('vetting.historyOf', { name: label(plan.teamTypeLabel) })} onClose={onClose}>
      <Loaded of={versions}>
        {(all) => (
          <ol className="vetting-history">
            {all.map(({ version, stages, madeAt, madeByName }, index) => {
              const before = all[index + 1];
              return (
                <li key={version}>
                  <h3>{t('vetting.version', { version })}</h3>
                  <p className="quiet">
                    {madeAt === undefined
                      ? t('vetting.ofCore')
                      : t('vetting.madeBy', { when: dateTime(madeAt), name: madeByName ?? t('vetting.house') })}
                  </p>
                  {before && <ChangeList before={before.stages} after={stages} />}
                </li>
              );
            })}
          </ol>
        )}
      </Loaded>
    </RecordDrawer>
  );
}
