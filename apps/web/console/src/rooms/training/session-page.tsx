import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { Facts } from '../../kit/facts.js';
import { PageHeader } from '../../kit/page-header.js';
import { LoadedRecord } from '../../kit/loaded-record.js';
import { StatusTag } from '../../kit/status-tag.js';
import { Participants } from './participants.js';
import { CancelDrawer, ChangeDrawer, MoveDrawer } from './session-drawers.js';
import { Places, sessionTone } from './session-list.js';
import { trainingTexts } from './training.texts.js';

type TrainingSession = Shape<'TrainingSessionView'>;
type Opened = 'change' | 'move' | 'cancel';

/** One session: when and where, who takes part, roll call and results. */
export function Page(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string };
  const session = useGet('/api/v1/training/sessions/{id}', { path: { id } });
  const { t } = useWords();
  return (
    <LoadedRecord of={session} title={t('nav.trainingSession')}>
      {(loaded) => <SessionView session={loaded} />}
    </LoadedRecord>
  );
}

function SessionView({ session }: { readonly session: TrainingSession }): ReactNode {
  const { t, dateTime, time } = useWords(trainingTexts);
  const { message } = App.useApp();
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const planned = session.state === 'scheduled';
  return (
    <>
      <PageHeader
        title={session.courseTitle}
        hint={<Link to="/training">{t('session.back')}</Link>}
        actions={
          <>
            <ExportButton list="training.participants" filters={{ sessionId: session.id }} />
            {planned && (
              <>
                <Button onClick={() => setOpened('change')}>{t('session.edit')}</Button>
                <Button onClick={() => setOpened('move')}>{t('session.move')}</Button>
                <Button danger onClick={() => setOpened('cancel')}>
                  {t('session.cancel')}
                </Button>
              </>
            )}
          </>
        }
      />
      {session.cancelReason !== undefined && (
        <Alert
          type="warning"
          showIcon
          className="form-problem"
          title={t('session.cancelledBecause', { reason: session.cancelReason })}
        />
      )}
      <section className="panel">
        <Facts
          rows={[
            [
              t('training.state'),
              <StatusTag key="state" tone={sessionTone[session.state]}>
                {t(`training.states.${session.state}`)}
              </StatusTag>,
            ],
            [t('training.when'), `${dateTime(session.startsAt)}–${time(session.endsAt)}`],
            [t('training.place'), session.place],
            [t('training.capacity'), <Places key="places" session={session} />],
            [t('training.trainer'), session.trainerName],
          ]}
        />
      </section>
      <Participants session={session} />
      {opened === 'change' && <ChangeDrawer session={session} onClose={close} />}
      {opened === 'move' && (
        <MoveDrawer
          session={session}
          onClose={close}
          onMoved={(overlapping) =>
            void message.info(
              overlapping > 0 ? t('session.moved', { count: overlapping }) : t('session.movedFine'),
              overlapping > 0 ? 8 : 4,
            )
          }
        />
      )}
      {opened === 'cancel' && <CancelDrawer session={session} onClose={close} />}
    </>
  );
}
