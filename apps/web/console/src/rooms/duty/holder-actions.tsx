import { Button, Input, Space } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { Confirm } from '../../kit/confirm.js';
import { serverNow } from '../../kit/server-clock.js';
import { useAct } from '../../kit/use-act.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { dutyTexts } from './duty.texts.js';
import type { Assignment, Shift } from './shift-words.js';

const touched = ['/api/v1/rosters', '/api/v1/shifts', '/api/v1/seats', '/api/v1/assignments', '/api/v1/cover-requests'];
const excuses = ['work', 'family', 'health', 'transport', 'other'] as const;
/** Attendance opens this long before a shift, in milliseconds; the API has the last word. */
const early = 60 * 60_000;

/** What can be done about who holds a seat: keep, take off, say yes or no for them, write down attendance. */
export function HolderActions({
  shift,
  assignment,
  published,
  changeable,
}: {
  readonly shift: Shift;
  readonly assignment: Assignment;
  readonly published: boolean;
  readonly changeable: boolean;
}): ReactNode {
  const { t } = useWords(dutyTexts);
  const act = useAct();
  const path = { path: { id: assignment.id } };
  const pin = useChange('post', '/api/v1/assignments/{id}/pin', touched);
  const unassign = useChange('post', '/api/v1/assignments/{id}/unassign', touched);
  const accept = useChange('post', '/api/v1/assignments/{id}/accept', touched);
  const cannotCome = useChange('post', '/api/v1/assignments/{id}/cannot-come', touched);
  const { state, pinned } = assignment;
  const waiting = state === 'offered' || state === 'confirmed';
  return (
    <>
      <Space wrap>
        {changeable && state === 'drafted' && (
          <Button onClick={() => void act(pin.mutateAsync({ ...path, body: { pinned: !pinned } }))}>
            {pinned ? t('duty.unpin') : t('duty.pin')}
          </Button>
        )}
        {state === 'offered' && (
          <Button onClick={() => void act(accept.mutateAsync(path))}>{t('duty.acceptFor')}</Button>
        )}
        {published && waiting && (
          <ActionMenu
            items={excuses.map((one) => ({ key: one, label: t(`duty.excuses.${one}`) }))}
            onChoose={(reason) =>
              void act(cannotCome.mutateAsync({ ...path, body: { reason } }), t('duty.coverStarted'))
            }
          >
            <Button>{t('duty.cannotCome')}</Button>
          </ActionMenu>
        )}
        {changeable && (state === 'drafted' || waiting) && (
          <Confirm
            title={t('duty.takeOff')}
            why={published ? t('duty.takeOffHint') : undefined}
            okText={t('duty.takeOff')}
            onConfirm={() => void act(unassign.mutateAsync(path))}
            danger
          >
            <Button danger>{t('duty.takeOff')}</Button>
          </Confirm>
        )}
      </Space>
      {(state === 'confirmed' || state === 'checked-in') &&
        new Date(shift.startsAt).getTime() - early < serverNow() && (
          <Attendance shift={shift} assignment={assignment} />
        )}
      <Attended assignment={assignment} />
    </>
  );
}

/** Who leads writes down when somebody came and went. */
function Attendance({ shift, assignment }: { readonly shift: Shift; readonly assignment: Assignment }): ReactNode {
  const { t } = useWords(dutyTexts);
  const act = useAct();
  const id = useId();
  const coming = assignment.state === 'confirmed';
  const proposed = Math.min(serverNow(), new Date(coming ? shift.startsAt : shift.endsAt).getTime());
  const [at, setAt] = useState(() => toWallTime(proposed));
  const checkIn = useChange('post', '/api/v1/assignments/{id}/check-in', touched);
  const checkOut = useChange('post', '/api/v1/assignments/{id}/check-out', touched);
  const input = { path: { id: assignment.id }, body: { at: at === '' ? '' : toInstant(at) } };
  return (
    <div className="attendance">
      <label htmlFor={id}>{coming ? t('duty.cameAt') : t('duty.wentAt')}</label>
      <Space wrap>
        <Input id={id} type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
        <Button
          type="primary"
          disabled={at === ''}
          onClick={() => void act(coming ? checkIn.mutateAsync(input) : checkOut.mutateAsync(input))}
        >
          {coming ? t('duty.checkIn') : t('duty.checkOut')}
        </Button>
      </Space>
      <p className="quiet">{t('duty.attendanceHint')}</p>
    </div>
  );
}

function Attended({ assignment }: { readonly assignment: Assignment }): ReactNode {
  const { t, dateTime } = useWords(dutyTexts);
  const { checkedInAt, checkedOutAt, grade } = assignment;
  if (checkedInAt === undefined) return null;
  return (
    <p className="quiet">
      {t('duty.came', { when: dateTime(checkedInAt) })}
      {checkedOutAt !== undefined && ` · ${t('duty.went', { when: dateTime(checkedOutAt) })}`}
      {grade !== undefined && ` · ${t('duty.grade', { grade })}`}
    </p>
  );
}
