import { App, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { serverNow } from '../../kit/server-clock.js';
import { useAct } from '../../kit/use-act.js';
import { recognitionTexts } from './recognition.texts.js';

type Run = Shape<'RunDetail'>;
const touches = ['/api/v1/recognition'];

/** What can be done with a month where it stands, by who looks at it. */
export function RunActions({ run }: { readonly run: Run }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const act = useAct();
  const { id, version, state } = run;
  const open = useChange('post', '/api/v1/recognition/runs/{id}/opening', touches);
  const publish = useChange('post', '/api/v1/recognition/runs/{id}/publication', touches);
  if (state === 'computing' || state === 'failed') return null;
  return (
    <Space wrap className="no-print">
      <Replay id={id} />
      <Button onClick={() => window.print()}>{t('recognition.print')}</Button>
      {state === 'draft' && (
        <Confirm
          title={t('recognition.openSure')}
          why={t('recognition.openWhy')}
          okText={t('recognition.open')}
          onConfirm={() => void act(open.mutateAsync({ path: { id }, body: { version } }))}
        >
          <Button type="primary">{t('recognition.open')}</Button>
        </Confirm>
      )}
      {state === 'objections' && <Decision run={run} />}
      {state === 'decided' && (
        <Confirm
          title={t('recognition.publishSure')}
          why={t('recognition.publishWhy')}
          okText={t('recognition.publish')}
          onConfirm={() => void act(publish.mutateAsync({ path: { id }, body: { version } }))}
        >
          <Button type="primary">{t('recognition.publish')}</Button>
        </Confirm>
      )}
    </Space>
  );
}

/** Whoever proposed it, or comes too early, reads why there is nothing to press. */
function Decision({ run }: { readonly run: Run }): ReactNode {
  const { t, dateTime } = useWords(recognitionTexts);
  const { can } = useSession();
  const act = useAct();
  const decide = useChange('post', '/api/v1/recognition/runs/{id}/decision', touches);
  const { id, version, mine, objectionsUntil, openObjections } = run;
  const early = objectionsUntil !== undefined && Date.parse(objectionsUntil) > serverNow();
  const reason =
    mine || !can('county-admin')
      ? t('recognition.needsOther')
      : early
        ? t('recognition.notYet', { when: dateTime(objectionsUntil) })
        : openObjections > 0
          ? t('recognition.waits', { count: openObjections })
          : undefined;
  const to = (outcome: 'approved' | 'returned'): void =>
    void act(decide.mutateAsync({ path: { id }, body: { version, outcome } }));
  return (
    <>
      {can('county-admin') && (
        <Confirm
          title={t('recognition.returnSure')}
          why={t('recognition.returnWhy')}
          okText={t('recognition.return')}
          danger
          onConfirm={() => to('returned')}
        >
          <Button>{t('recognition.return')}</Button>
        </Confirm>
      )}
      {reason === undefined ? (
        <Confirm
          title={t('recognition.approveSure')}
          why={t('recognition.approveWhy')}
          okText={t('recognition.approve')}
          onConfirm={() => to('approved')}
        >
          <Button type="primary">{t('recognition.approve')}</Button>
        </Confirm>
      ) : (
        <span className="quiet">{reason}</span>
      )}
    </>
  );
}

function Replay({ id }: { readonly id: string }): ReactNode {
  const { t, list } = useWords(recognitionTexts);
  const { message } = App.useApp();
  const act = useAct();
  const replay = useChange('post', '/api/v1/recognition/runs/{id}/replay');
  const compare = async (): Promise<void> => {
    const { same, lines, differing } = await replay.mutateAsync({ path: { id } });
    if (same) void message.success(t('recognition.replaySame', { count: lines }));
    else void message.error(t('recognition.replayDiffers', { lines: list(differing) }));
  };
  return (
    <Button loading={replay.isPending} onClick={() => void act(compare(), false)}>
      {t('recognition.replay')}
    </Button>
  );
}
