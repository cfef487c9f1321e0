import { Alert, Button, Space } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { AcceptForm } from './accept-form.js';
import { mayRefuse, stageFor } from './may-decide.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { RefuseForm } from './refuse-form.js';
import { type Stage, stateBefore, stages } from './states.js';
import { StageForm } from './stage-decision.js';
import { ConsentForm, ReviewSubject } from './stage-forms.js';
import { usePipeline } from './use-pipeline.js';
import type { Concerned, Decision } from './use-decisions.js';
import { WithdrawForm } from './withdraw-form.js';

type Form = 'refuse' | 'accept' | 'withdraw' | 'stage' | 'consent';

/** What the reader may decide now, or whose turn it is and why it is not theirs. */
export function DecisionPanel({
  application,
  decide,
}: {
  readonly application: Shape<'ApplicationView'>;
  readonly decide: (decision: Decision, about: readonly Concerned[]) => void;
}): ReactNode {
  const { t, date } = useWords(recruitmentTexts);
  const { can } = useSession();
  const [form, setForm] = useState<Form>();
  const panel = useRef<HTMLElement>(null);
  useFocusOf(form, panel);
  const { state } = application;
  const stage = stageFor(application, can);
  const special = useSpecialStage(application.stage);
  const asksConsent =
    !application.backgroundConsent && ['submitted', 'screened'].includes(state) && can('operator', 'county-admin');
  const sameperson = useScreenedByMe(application.id) && stage === 'background-review';
  const unasked = stage === 'background-review' && !application.backgroundConsent;
  // A pass that has to rest on something is not given at a press.
  const evidence = (application.stageEvidence ?? []).length > 0;
  const closeForm = (): void => setForm(undefined);
  const live = ['submitted', 'waitlisted', 'screened', 'reviewed'].includes(state);
  if (!live) return null;

  if (form)
    return (
      <section className="decision-panel" ref={panel}>
        {form === 'accept' && <AcceptForm application={application} onDone={closeForm} />}
        {form === 'refuse' && <RefuseForm application={application} onDone={closeForm} />}
        {form === 'stage' && <StageForm application={application} onDone={closeForm} />}
        {form === 'consent' && <ConsentForm application={application} onDone={closeForm} />}
        {form === 'withdraw' && <WithdrawForm application={application} onDone={closeForm} />}
      </section>
    );
  const pass = stage !== undefined && stage !== 'acceptance' && (
    <Button
      type="primary"
      disabled={sameperson || unasked}
      {...(evidence ? { 'data-form': 'stage' } : {})}
      onClick={() => (evidence ? setForm('stage') : decide({ stage, outcome: 'pass' }, [application]))}
    >
      {t(`recruitment.bulk.${stage}.pass`)}
    </Button>
  );
  return (
    <section className="decision-panel" aria-label={t('recruitment.decide.title')} ref={panel}>
      <p>
        {stage
          ? t(`recruitment.decide.${stage}`)
          : special
            ? t('recruitment.decide.stage', { stage: special.name })
            : turnOf(state, t)}
      </p>
      {application.stageDueAt !== undefined && (
        <p className="quiet">{t('recruitment.decide.dueAt', { due: date(application.stageDueAt) })}</p>
      )}
      {unasked && <Alert type="warning" showIcon title={t('recruitment.decide.unasked')} className="form-problem" />}
      {stage === 'background-review' && !unasked && !sameperson && <ReviewSubject id={application.id} />}
      {sameperson && (
        <Alert type="warning" showIcon title={t('recruitment.decide.samePerson')} className="form-problem" />
      )}
      <Space wrap>
        {pass}
        {stage === 'screening' && (
          <Button data-form="refuse" onClick={() => setForm('refuse')}>
            {t('recruitment.bulk.screening.fail')}
          </Button>
        )}
        {stage === 'background-review' && (
          <Button
            danger
            disabled={sameperson || unasked}
            onClick={() => decide({ stage, outcome: 'fail' }, [application])}
          >
            {t('recruitment.bulk.background-review.fail')}
          </Button>
        )}
        {special?.mine && (
          <Button type="primary" data-form="stage" onClick={() => setForm('stage')}>
            {special.name}
          </Button>
        )}
        {asksConsent && (
          <Button data-form="consent" onClick={() => setForm('consent')}>
            {t('recruitment.decide.consent')}
          </Button>
        )}
        {stage === 'acceptance' && (
          <Button type="primary" data-form="accept" onClick={() => setForm('accept')}>
            {t('recruitment.decide.accept')}
          </Button>
        )}
        {mayRefuse(application, can) && (
          <Button data-form="refuse" onClick={() => setForm('refuse')}>
            {t('recruitment.decide.refuse')}
          </Button>
        )}
        {can('operator') && (
          <Button type="text" data-form="withdraw" onClick={() => setForm('withdraw')}>
            {t('recruitment.decide.withdraw')}
          </Button>
        )}
      </Space>
    </section>
  );
}

/** A form in place of the buttons has the focus; the button it stands for has it again afterwards. */
function useFocusOf(form: Form | undefined, panel: RefObject<HTMLElement | null>): void {
  const before = useRef(form);
  useEffect(() => {
    const was = before.current;
    before.current = form;
    if (form !== undefined) panel.current?.querySelector<HTMLElement>('h2')?.focus();
    else if (was !== undefined) panel.current?.querySelector<HTMLElement>(`[data-form="${was}"]`)?.focus();
  }, [form, panel]);
}

/** A stage of a plugin or of the county that the application waits at, and whether the reader decides there. */
function useSpecialStage(code: string | undefined): { readonly name: string; readonly mine: boolean } | undefined {
  const { label } = useWords(recruitmentTexts);
  const found = usePipeline()?.stages.find((one) => one.code === code);
  if (!found || (stages as readonly string[]).includes(found.code)) return undefined;
  return { name: label(found.label), mine: found.mine };
}

function turnOf(state: Shape<'ApplicationView'>['state'], t: (key: string) => string): string {
  const next: Stage | undefined = stages.find((one) => stateBefore[one] === state);
  return t(`recruitment.turn.${next ?? 'waitlisted'}`);
}

/** Who screened somebody does not review their background (the API holds the two apart; here it is said beforehand). */
function useScreenedByMe(id: string): boolean {
  const { who } = useSession();
  const { data = [] } = useGet('/api/v1/applications/{id}/decisions', { path: { id } });
  return data.some((one) => one.stage === 'screening' && one.decidedBy === who.accountId);
}
