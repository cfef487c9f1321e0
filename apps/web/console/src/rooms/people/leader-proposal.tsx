import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { useAct } from '../../kit/use-act.js';
import { membershipTouches } from './membership-forms.js';
import { peopleTexts } from './people.texts.js';

/** Who is to lead the team: another than who proposed it confirms or declines; who proposed it takes it back. */
export function LeaderProposal({ proposal }: { readonly proposal: Shape<'LeaderProposalView'> }): ReactNode {
  const { t, dateTime } = useWords(peopleTexts);
  const act = useAct();
  const decide = useChange('post', '/api/v1/leader-proposals/{id}/decision', membershipTouches);
  const send = (outcome: 'confirm' | 'decline') =>
    void act(decide.mutateAsync({ path: { id: proposal.id }, body: { outcome } }));
  const name = proposal.volunteerName;
  return (
    <Alert
      type="warning"
      showIcon
      className="form-problem"
      title={t('people.leaderProposed', { name })}
      description={
        <>
          <p>
            {t('people.leaderProposedBy', { who: proposal.proposedBy, when: dateTime(proposal.proposedAt) })}
            {proposal.reason !== undefined && ` · ${proposal.reason}`}
          </p>
          <p>{t('people.formerLeaderWill', { role: t(`people.roles.${proposal.formerLeader}`) })}</p>
          {proposal.mayDecide && (
            <Space wrap>
              <Confirm
                title={t('people.confirmLeaderWhy', { name })}
                okText={t('people.confirmLeader')}
                cancelText={t('form.cancel')}
                onConfirm={() => send('confirm')}
              >
                <Button type="primary" loading={decide.isPending}>
                  {t('people.confirmLeader')}
                </Button>
              </Confirm>
              <Button onClick={() => send('decline')}>{t('people.declineLeader')}</Button>
            </Space>
          )}
          {proposal.mine && (
            <>
              <p>{t('people.colleagueConfirms')}</p>
              <Button onClick={() => send('decline')}>{t('people.takeBackLeader')}</Button>
            </>
          )}
        </>
      }
    />
  );
}
