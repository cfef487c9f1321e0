import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { StatusTag } from '../../kit/status-tag.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { useReasonName } from './use-reasons.js';

const kinds = [
  'submitted',
  'waitlisted',
  'promoted',
  'screened',
  'reviewed',
  'accepted',
  'refused',
  'withdrawn',
  'screening',
  'background-review',
  'acceptance',
  'stage-passed',
  'consented',
  'appealed',
  'appeal-granted',
  'appeal-rejected',
  'reopened',
];
const actors = ['account', 'recruit', 'system', 'anonymous'];

/** Decisions with who took them and what they rest on, then everything that happened. */
export function ApplicationHistory({ application }: { readonly application: Shape<'ApplicationView'> }): ReactNode {
  const { t, label, dateTime, day } = useWords(recruitmentTexts);
  const { who, can } = useSession();
  const decisions = useGet('/api/v1/applications/{id}/decisions', { path: { id: application.id } });
  const nameOf = useReasonName();
  const reason = (code: string | undefined): string => (code === undefined ? '' : nameOf(code));
  const { data: plans } = useGet('/api/v1/vetting/plans', {}, { enabled: can('operator', 'county-admin', 'liaison') });
  const stageName = (code: string): string =>
    label(plans?.flatMap((one) => one.stages).find((one) => one.code === code)?.label) || code;
  const by = (kind: string, id: string): string =>
    id === who.accountId
      ? t('recruitment.application.you')
      : t(`recruitment.actors.${actors.includes(kind) ? kind : 'system'}`);
  return (
    <>
      <h2 className="drawer-heading">{t('recruitment.application.decisions')}</h2>
      {decisions.data?.length === 0 && <p className="quiet">{t('recruitment.application.noDecisions')}</p>}
      <ul className="plain-list">
        {(decisions.data ?? []).map((one) => (
          <li key={one.id}>
            <span className="plain-list-text">
              <span>
                {stageName(one.stage)} · {by('account', one.decidedBy)} · {dateTime(one.decidedAt)}
              </span>
              {one.reasonCode !== undefined && <span className="quiet">{reason(one.reasonCode)}</span>}
              {one.note !== undefined && <span className="quiet">{one.note}</span>}
              {one.evidenceFileId !== undefined && (
                <a href={`/api/v1/vetting/evidence/${one.evidenceFileId}`} download>
                  {t('recruitment.application.evidence')}
                </a>
              )}
              {one.validUntil !== undefined && (
                <span className="quiet">{t('recruitment.application.validUntil', { day: day(one.validUntil) })}</span>
              )}
            </span>
            <StatusTag tone={one.outcome === 'pass' ? 'good' : 'bad'}>
              {t(`recruitment.outcomes.${one.outcome}`)}
            </StatusTag>
          </li>
        ))}
      </ul>
      <h2 className="drawer-heading">{t('recruitment.application.timeline')}</h2>
      <TimelineList
        items={application.timeline.map((entry, index) => ({
          key: `${entry.at}-${index}`,
          at: entry.at,
          what: `${entry.kind === 'stage-passed' ? label(entry.stageLabel) : ''}${t(`recruitment.happened.${kinds.includes(entry.kind) ? entry.kind : 'other'}`)} · ${by(entry.actorKind, entry.actorId)}`,
          ...((entry.reasonCode ?? entry.note) !== undefined && {
            more: [reason(entry.reasonCode), entry.note].filter(Boolean).join(' · '),
          }),
        }))}
      />
    </>
  );
}
