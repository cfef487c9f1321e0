import { Alert } from 'antd';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { PageHeader } from '../../kit/page-header.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { systemTexts } from './system.texts.js';

type Health = Shape<'SystemHealthView'>;
interface Part {
  readonly key: string;
  readonly well: boolean;
  readonly text: ReactNode;
}

/** How the system stands for this county, in words and numbers. */
export function Page(): ReactNode {
  const { t } = useWords(systemTexts);
  const health = useGet('/api/v1/system/health', {}, { every: 30_000 });
  return (
    <>
      <PageHeader title={t('nav.health')} hint={t('health.hint')} />
      <Loaded of={health}>{(found) => <Report health={found} />}</Loaded>
    </>
  );
}

function Report({ health }: { readonly health: Health }): ReactNode {
  const { t, dateTime } = useWords(systemTexts);
  const well = health.status === 'well';
  return (
    <>
      <Alert
        showIcon
        className="shell-notice"
        type={well ? 'success' : 'warning'}
        title={t(well ? 'health.well' : 'health.trouble')}
        description={t('health.looked', { when: dateTime(health.now), version: health.version })}
      />
      <section className="panel">
        <Facts
          rows={usePartsOf(health).map(({ key, well: fine, text }) => [
            t(`health.${key}`),
            <span key={key}>
              <StatusTag tone={fine ? 'good' : 'bad'}>{t(fine ? 'health.fine' : 'health.look')}</StatusTag> {text}
            </span>,
          ])}
        />
      </section>
    </>
  );
}

/** Rows are sealed every ten seconds; after five minutes nobody does. */
const sealedWithin = 300;
/** What is not handed on within a minute is stuck. */
const handedOnWithin = 60;

function usePartsOf({ databaseReachable, queue, outbox, deadJobs, messages, audit, plugins }: Health): Part[] {
  const { t, dateTime } = useWords(systemTexts);
  const silent = t('health.silent');
  const stopped = plugins?.filter((one) => one.stopped) ?? [];
  const faults = plugins?.reduce((sum, one) => sum + one.faults, 0) ?? 0;
  return [
    { key: 'database', well: databaseReachable, text: databaseReachable ? '' : silent },
    {
      key: 'queue',
      well: queue.reachable,
      text: queue.reachable ? t(`health.queues.${queue.kind}`) : silent,
    },
    {
      key: 'outbox',
      well: outbox !== undefined && outbox.oldestSeconds < handedOnWithin,
      text: outbox ? t('health.outboxText', { count: outbox.waiting, seconds: outbox.oldestSeconds }) : silent,
    },
    {
      key: 'jobs',
      well: deadJobs === 0,
      text: deadJobs === undefined ? silent : <Link to="/jobs">{t('health.jobsText', { count: deadJobs })}</Link>,
    },
    {
      key: 'messages',
      well: messages !== undefined && messages.late + messages.failed === 0,
      text: messages ? t('health.messagesText', { late: messages.late, failed: messages.failed }) : silent,
    },
    {
      key: 'audit',
      well: audit !== undefined && audit.oldestUnsealedSeconds < sealedWithin,
      text: audit ? t('health.auditText', { when: dateTime(audit.sealedUntil), count: audit.unsealed }) : silent,
    },
    {
      key: 'plugins',
      well: plugins !== undefined && stopped.length === 0,
      text: plugins ? t('health.pluginsText', { count: faults, stopped: stopped.length }) : silent,
    },
  ];
}
