import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useGet } from '../../app/queries.js';
import { send, type Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { Masked, type RevealReason } from '../../kit/masked.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useInGrace } from '../../kit/use-grace.js';
import { AppealPanel } from './appeal-panel.js';
import { Answers } from './answers.js';
import { ApplicationHistory } from './application-history.js';
import { DecisionPanel } from './decision-panel.js';
import { GuardianLine } from './guardian-line.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { applicationTone } from './states.js';
import { useReasonName } from './use-reasons.js';
import type { Concerned, Decision } from './use-decisions.js';

type View = Shape<'ApplicationView'>;
type Revealable = Shape<'RevealField'>['field'];

/** An application beside the list: who it is, what they answered, what was decided, and what the reader can decide now. */
export function ApplicationDrawer({
  id,
  decide,
  onClose,
}: {
  readonly id: string;
  readonly decide: (decision: Decision, about: readonly Concerned[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const application = useGet('/api/v1/applications/{id}', { path: { id } });
  const { data } = application;
  const waits = useInGrace().has(id);
  return (
    <RecordDrawer
      open
      width={680}
      onClose={onClose}
      title={
        data ? (
          <>
            {data.name}{' '}
            <StatusTag tone={waits ? 'warn' : applicationTone[data.state]}>
              {waits ? t('recruitment.bulk.inGrace') : t(`recruitment.states.${data.state}`)}
            </StatusTag>
            {data.minor && (
              <>
                {' '}
                <StatusTag tone="warn">{t('recruitment.application.minor')}</StatusTag>
              </>
            )}
          </>
        ) : (
          t('recruitment.application.title')
        )
      }
    >
      <Loaded of={application}>
        {(view) => (
          <>
            {!waits && <AppealPanel application={view} />}
            {!waits && <DecisionPanel application={view} decide={decide} />}
            <About view={view} />
            <h2 className="drawer-heading">{t('recruitment.application.answers')}</h2>
            <Answers application={view} />
            <ApplicationHistory application={view} />
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}

function About({ view }: { readonly view: View }): ReactNode {
  const { t, label, dateTime, day } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { person } = view;
  const mayReveal = can('operator', 'liaison');
  const reveal = (field: Revealable) => async (reason: RevealReason) =>
    (await send('post', '/api/v1/applications/{id}/reveal', { path: { id: view.id }, body: { field, reason } })).value;
  const masked = (field: Revealable, value: string | undefined): ReactNode =>
    value !== undefined && (
      <Masked
        value={value}
        name={t(`recruitment.application.${field}`)}
        {...(mayReveal && { reveal: reveal(field) })}
      />
    );
  const refusal = view.refusal;
  const reasonName = useReasonName();
  const refusalText = refusal && (refusal.text ?? reasonName(refusal.code));
  return (
    <Facts
      rows={[
        [t('recruitment.pipeline.number'), <span className="number">{view.number}</span>],
        [
          t('recruitment.pipeline.call'),
          <Link to="/calls/$id" params={{ id: view.callId } as never}>
            {view.callTitle}
          </Link>,
        ],
        [t('recruitment.call.teamType'), label(view.teamTypeLabel)],
        [
          t('recruitment.application.waitlist'),
          view.waitlistPosition !== undefined && t('recruitment.application.place', { place: view.waitlistPosition }),
        ],
        [t('recruitment.application.refusal'), refusalText],
        [
          t('recruitment.application.phone'),
          person.maskedPhone && (
            <>
              {masked('phone', person.maskedPhone)}{' '}
              <span className="quiet">
                {t(person.phoneVerified ? 'recruitment.application.verified' : 'recruitment.application.unverified')}
              </span>
            </>
          ),
        ],
        [
          t('recruitment.application.document'),
          person.maskedDocument && (
            <>
              {t(`recruitment.documents.${person.documentType}`)} {masked('document', person.maskedDocument)}
            </>
          ),
        ],
        [t('recruitment.application.birthDate'), person.birthDate && day(person.birthDate)],
        [
          t('recruitment.application.guardian'),
          (view.guardian ?? view.guardianConsent) && (
            <GuardianLine view={view}>
              {view.guardian && (
                <>
                  {masked('guardianName', view.guardian.maskedName)}{' '}
                  {masked('guardianPhone', view.guardian.maskedPhone)}
                </>
              )}
            </GuardianLine>
          ),
        ],
        [
          t('recruitment.application.address'),
          person.hasAddress && masked('address', t('recruitment.application.onFile')),
        ],
        [t('recruitment.pipeline.specialty'), view.specialty],
        [t('recruitment.specialists.skill'), view.specialist],
        [t('recruitment.form.title'), view.formNo !== undefined && t('recruitment.form.no', { no: view.formNo })],
        [t('recruitment.pipeline.source'), t(`recruitment.sources.${view.source}`)],
        [t('recruitment.pipeline.submittedAt'), dateTime(view.submittedAt)],
      ]}
    />
  );
}
