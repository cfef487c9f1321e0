import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { BulkOutcome } from './use-decisions.js';

/** Refusals that a list can meet, with words of their own. */
const known = [
  'access.denied',
  'vetting.consentNeeded',
  'vetting.decidedBefore',
  'vetting.noteNeeded',
  'vetting.fileNeeded',
  'vetting.samePerson',
  'vetting.ownApplication',
  'vetting.waitlisted',
  'vetting.outdated',
  'applications.stateChanged',
  'request.notFound',
];

/** Why somebody was not decided about. */
function outcomeText(t: (key: string) => string, code: string | undefined): string {
  return t(`recruitment.outcome.${code !== undefined && known.includes(code) ? code : 'other'}`);
}

/** What became of each one in a list: those that were not decided first, with why. */
export function BulkResultPanel({
  outcome: { decision, results },
  onClose,
  onOpen,
}: {
  readonly outcome: BulkOutcome;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const failed = results.filter((one) => !one.ok);
  const sorted = [...failed, ...results.filter((one) => one.ok)];
  return (
    <Alert
      type={failed.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      className="form-problem"
      closable={{ onClose, 'aria-label': t('form.close') }}
      title={`${t(`recruitment.bulk.${decision.stage}.${decision.outcome}`)}：${t('recruitment.bulk.done', {
        done: results.length - failed.length,
        failed: failed.length,
      })}`}
      description={
        <ul className="result-list" tabIndex={0} aria-label={t('recruitment.bulk.results')}>
          {sorted.map(({ id, name, ok, code }) => (
            <li key={id}>
              <button type="button" className="link-button" onClick={() => onOpen(id)}>
                {name}
              </button>
              <span className={ok ? 'quiet' : 'late'}>{ok ? t('recruitment.bulk.ok') : outcomeText(t, code)}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
