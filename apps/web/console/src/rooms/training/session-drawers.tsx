import { Alert, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { trainingTexts } from './training.texts.js';
import { WhenFields } from './when-fields.js';

type TrainingSession = Shape<'TrainingSessionView'>;
interface Props {
  readonly session: TrainingSession;
  readonly onClose: () => void;
}

const touched = ['/api/v1/training', '/api/v1/home'];
const latest = (id: string): Promise<TrainingSession> =>
  send('get', '/api/v1/training/sessions/{id}', { path: { id } });

/** More or fewer places, or another trainer. */
export function ChangeDrawer({ session, onClose }: Props): ReactNode {
  const { t } = useWords(trainingTexts);
  const [form] = Form.useForm<{ capacity: number; trainerName?: string }>();
  const change = useChange('patch', '/api/v1/training/sessions/{id}', touched);
  return (
    <FormDrawer<{ capacity: number; trainerName?: string }>
      open
      title={t('session.edit')}
      form={form}
      width={440}
      initialValues={session}
      onTakeTheirs={() => latest(session.id)}
      onClose={onClose}
      onSubmit={async ({ capacity, trainerName }, newest) => {
        const version = newest ?? session.version;
        await change.mutateAsync({
          path: { id: session.id },
          body: { capacity, trainerName: trainerName?.trim() || null, version },
        });
      }}
    >
      <Form.Item
        name="capacity"
        label={t('training.capacity')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <InputNumber min={1} max={1000} />
      </Form.Item>
      <Form.Item name="trainerName" label={t('training.trainer')}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDrawer>
  );
}

interface Move {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
}

function placeOf({ startsAt, endsAt, place }: TrainingSession): Move {
  return { startsAt: toWallTime(startsAt), endsAt: toWallTime(endsAt), place };
}

/** Another time or place; everyone concerned is told. */
export function MoveDrawer({
  session,
  onClose,
  onMoved,
}: Props & { readonly onMoved: (overlapping: number) => void }): ReactNode {
  const { t } = useWords(trainingTexts);
  const [form] = Form.useForm<Move>();
  const move = useChange('post', '/api/v1/training/sessions/{id}/move', touched);
  return (
    <FormDrawer<Move>
      open
      title={t('session.move')}
      submitLabel={t('session.move')}
      form={form}
      initialValues={placeOf(session)}
      onTakeTheirs={async () => placeOf(await latest(session.id))}
      onClose={onClose}
      onSubmit={async ({ startsAt, endsAt, place }, newest) => {
        const version = newest ?? session.version;
        const moved = await move.mutateAsync({
          path: { id: session.id },
          body: { startsAt: toInstant(startsAt), endsAt: toInstant(endsAt), place, version },
        });
        onMoved(moved.overlappingEnrolmentIds.length);
      }}
    >
      <Alert type="info" showIcon className="form-problem" title={t('session.moveHint')} />
      <WhenFields />
      <Form.Item name="place" label={t('training.place')} rules={[{ required: true, message: t('form.required') }]}>
        <Input maxLength={120} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Calls a session off; everyone concerned reads why. */
export function CancelDrawer({ session, onClose }: Props): ReactNode {
  const { t } = useWords(trainingTexts);
  const [form] = Form.useForm<{ reason: string }>();
  const cancel = useChange('post', '/api/v1/training/sessions/{id}/cancel', touched);
  return (
    <FormDrawer<{ reason: string }>
      open
      title={t('session.cancel')}
      submitLabel={t('session.cancel')}
      form={form}
      width={440}
      onClose={onClose}
      onSubmit={({ reason }) => cancel.mutateAsync({ path: { id: session.id }, body: { reason } })}
    >
      <Alert
        type="warning"
        showIcon
        className="form-problem"
        title={t('session.cancelHint', { people: session.taken + session.waiting })}
      />
      <Form.Item
        name="reason"
        label={t('session.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
