import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useChange } from '../../app/queries.js';
import { dispatchTexts } from './dispatch.texts.js';
import { touchedByDispatch } from './incident-words.js';

interface Props {
  readonly missionId: string;
  readonly name: string;
  readonly lapse: Shape<'MissionLapseView'>;
}

/** Somebody who is out may not go on: why, and whether they may be let finish all the same. */
export function Lapse({ missionId, name, lapse }: Props): ReactNode {
  const { t, time } = useWords(dispatchTexts);
  const [keeping, setKeeping] = useState(false);
  const kept = lapse.keptAt !== undefined;
  return (
    <>
      <Alert
        type={kept ? 'warning' : 'error'}
        showIcon
        role="alert"
        className="form-problem"
        title={t(kept ? 'dispatch.keptTitle' : 'dispatch.lapsedTitle', { name, time: time(lapse.since) })}
        description={
          <>
            <ul className="lapse-reasons">
              {lapse.reasons.map((one) => (
                <li key={`${one.code}:${one.text}`}>{one.text}</li>
              ))}
            </ul>
            <p>{kept ? t('dispatch.keptWhy', { why: lapse.keptWhy ?? '' }) : t('dispatch.lapsedHint')}</p>
            {!kept &&
              (lapse.mayFinish ? (
                <Button onClick={() => setKeeping(true)}>{t('act.letFinish')}</Button>
              ) : (
                <p>{t('dispatch.notForceable')}</p>
              ))}
          </>
        }
      />
      {keeping && <Keep missionId={missionId} onClose={() => setKeeping(false)} />}
    </>
  );
}

function Keep({ missionId, onClose }: { readonly missionId: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const [form] = Form.useForm<{ reason: string }>();
  const keep = useChange('post', '/api/v1/missions/{id}/keep', touchedByDispatch);
  return (
    <FormDrawer<{ reason: string }>
      open
      title={t('act.letFinish')}
      form={form}
      onClose={onClose}
      onSubmit={({ reason }) => keep.mutateAsync({ path: { id: missionId }, body: { reason } })}
    >
      <Form.Item
        name="reason"
        label={t('act.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        extra={t('dispatch.keepHint')}
      >
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
