import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { eligibilityTexts } from './eligibility.texts.js';
import { ForceForm } from './force-form.js';

type Verdict = Shape<'EligibilityVerdictView'>;
type Reason = Shape<'EligibilityReasonView'>;

/** Whether somebody could, every reason why not, and what each would need; what can be forced aside is forced from here. */
export function VerdictView({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useWords(eligibilityTexts);
  const { can } = useSession();
  const [forcing, setForcing] = useState<Reason>();
  const { allowed, blockers, warnings, teamId } = verdict;
  const mayForce = can('operator', 'county-admin') && teamId !== undefined;
  return (
    <section className="drawer-section" aria-live="polite">
      <Alert
        type={allowed ? 'success' : 'warning'}
        showIcon
        className="form-problem"
        title={allowed ? t('eligibility.allowed') : t('eligibility.refused', { count: blockers.length })}
      />
      <ReasonList
        reasons={blockers}
        action={(one) =>
          mayForce &&
          one.forceable && (
            <Button aria-label={t('eligibility.forceFor', { reason: one.message })} onClick={() => setForcing(one)}>
              {t('eligibility.force')}
            </Button>
          )
        }
      />
      {warnings.length > 0 && (
        <>
          <h3>{t('eligibility.warnings')}</h3>
          <ReasonList
            reasons={warnings}
            action={(one) =>
              one.exceptionId !== undefined && <StatusTag tone="warn">{t('eligibility.forced')}</StatusTag>
            }
          />
        </>
      )}
      <p className="quiet">{t('eligibility.version', { version: verdict.policyVersion })}</p>
      {forcing && teamId !== undefined && (
        <ForceForm
          open
          reason={forcing}
          volunteerId={verdict.volunteerId}
          teamId={teamId}
          teamName={verdict.teamName ?? ''}
          startsAt={verdict.startsAt}
          onClose={() => setForcing(undefined)}
        />
      )}
    </section>
  );
}

function ReasonList({
  reasons,
  action,
}: {
  readonly reasons: readonly Reason[];
  readonly action: (reason: Reason) => ReactNode;
}): ReactNode {
  const { t } = useWords(eligibilityTexts);
  if (reasons.length === 0) return null;
  return (
    <ul className="record-list">
      {reasons.map((one) => (
        <li key={`${one.code} ${JSON.stringify(one.params ?? {})}`}>
          <div>
            <strong>{one.message}</strong>
            <div className="quiet">
              {[
                t(`eligibility.whoMends.${one.fixableBy}`),
                one.remedy,
                one.source === 'core' ? undefined : t('eligibility.fromPlugin', { plugin: one.source }),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </div>
          </div>
          {action(one)}
        </li>
      ))}
    </ul>
  );
}
