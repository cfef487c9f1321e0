import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { RecordLink } from '../../kit/record-link.js';
import { credentialsTexts } from './credentials.texts.js';
import { EndState } from './end-state.js';

type Row = Shape<'ExpiringQualification'> | Shape<'EndingInsurance'>;

/** The columns that certificates and insurance have in common where they end: whose, until when, how it stands, and what came in for it. */
export function useEndingColumns() {
  const { t, day } = useWords(credentialsTexts);
  return {
    holder: {
      title: t('credentials.holder'),
      key: 'holder',
      width: 170,
      render: (_: unknown, row: Row) => (
        <RecordLink id={row.volunteerId}>
          {row.volunteerName} <span className="number">{row.volunteerNumber}</span>
        </RecordLink>
      ),
    },
    validTo: {
      title: t('credentials.validTo'),
      key: 'validTo',
      width: 110,
      render: (_: unknown, row: Row) => day(row.validTo),
    },
    state: {
      title: t('credentials.state'),
      key: 'state',
      width: 150,
      render: (_: unknown, row: Row) => <EndState of={row} />,
    },
    paper: {
      title: t('credentials.paper'),
      key: 'claim',
      width: 110,
      render: (_: unknown, row: Row) =>
        row.claimId !== undefined && (
          <RecordLink id={row.claimId} param="claim">
            {t('credentials.lookNow')}
          </RecordLink>
        ),
    },
  };
}
