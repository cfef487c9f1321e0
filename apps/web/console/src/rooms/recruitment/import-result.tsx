import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Figure } from './import-preview.js';
import type { Import } from './imports-of-call.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** What was written. */
export function ImportResult({
  done,
  callId,
  onAgain,
}: {
  readonly done: Import;
  readonly callId: string;
  readonly onAgain: () => void;
}): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  return (
    <section className="panel" role="status">
      <h2>{t('recruitment.import.done')}</h2>
      <p className="quiet">{dateTime(done.committedAt)}</p>
      <ul className="figures">
        <Figure name={t('recruitment.import.added')} value={done.addedRows} />
        <Figure name={t('recruitment.import.waitlisted')} value={done.waitlistedRows} />
        <Figure name={t('recruitment.import.present')} value={done.presentRows} />
      </ul>
      <Space wrap>
        <Link to="/applications" search={{ call: callId } as never} className="button-link button-link-primary">
          {t('recruitment.import.toApplications')}
        </Link>
        {can('operator') && <Button onClick={onAgain}>{t('recruitment.import.another')}</Button>}
      </Space>
    </section>
  );
}
