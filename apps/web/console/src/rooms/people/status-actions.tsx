import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { peopleTexts } from './people.texts.js';
import { useAct } from '../../kit/use-act.js';

/** Suspends, brings back, or notes that somebody left for good. */
export function StatusActions({ volunteer }: { readonly volunteer: Shape<'VolunteerDetail'> }): ReactNode {
  const { t } = useWords(peopleTexts);
  const act = useAct();
  const change = useChange('post', '/api/v1/volunteers/{id}/status', ['/api/v1/volunteers', '/api/v1/teams']);
  const { id, status, version } = volunteer;
  if (status === 'left') return null;
  const set = (wanted: 'active' | 'suspended' | 'left') =>
    void act(change.mutateAsync({ path: { id }, body: { status: wanted, version } }), t(`people.done.${wanted}`));
  const choices: readonly ('active' | 'suspended' | 'left')[] =
    status === 'active' ? ['suspended', 'left'] : ['active', 'left'];
  return (
    <Space>
      {choices.map((wanted) => (
        <Confirm
          key={wanted}
          title={t(`people.confirm.${wanted}`)}
          why={t(`people.confirmWhy.${wanted}`)}
          okText={t(`people.set.${wanted}`)}
          onConfirm={() => set(wanted)}
        >
          <Button danger={wanted === 'left'} loading={change.isPending}>
            {t(`people.set.${wanted}`)}
          </Button>
        </Confirm>
      ))}
    </Space>
  );
}
