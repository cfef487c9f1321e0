import { Button, Form, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { recognitionTexts } from './recognition.texts.js';

type Proposal = Shape<'ProposalView'>;

const touched = ['/api/v1/recognition/proposals'];
const tones: Readonly<Record<Proposal['state'], Tone>> = {
  proposed: 'warn',
  supported: 'busy',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
};

/** What leaders propose: one of the office supports it, an administrator decides. */
export function Proposals(): ReactNode {
  const { t, day } = useWords(recognitionTexts);
  const { items, result } = useList('/api/v1/recognition/proposals', { query: { limit: 50 } });
  const [refusing, setRefusing] = useState<Proposal>();
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.commendation-proposals" filters={{}} />
      </div>
      <ListTable<Proposal>
        label={t('recognition.views.proposals')}
        rows={items}
        result={result}
        width={900}
        empty={<Empty title={t('recognition.noProposals')} hint={t('recognition.noProposalsHint')} />}
        columns={[
          {
            key: 'who',
            title: t('recognition.who'),
            width: 190,
            render: (_: unknown, row) => (
              <>
                {row.volunteerName || t('recognition.erased')}{' '}
                <span className="quiet number">{row.volunteerNumber}</span>
                <div className="quiet">{row.teamName}</div>
              </>
            ),
          },
          {
            key: 'why',
            title: t('recognition.proposalWhy'),
            render: (_: unknown, row) => (
              <>
                {row.reason ?? t('recognition.erased')}
                <div className="quiet">
                  {t('recognition.proposalSpan', { from: day(row.from), to: day(row.to) })} · {row.proposedByName}
                </div>
                {row.reply !== undefined && <div className="quiet">{row.reply}</div>}
              </>
            ),
          },
          {
            key: 'state',
            title: t('recognition.state'),
            width: 150,
            render: (_: unknown, row) => (
              <>
                <StatusTag tone={tones[row.state]}>{t(`recognition.proposalStates.${row.state}`)}</StatusTag>
                <div className="quiet">
                  {[row.supportedByName, row.decidedByName].filter((one) => one !== undefined).join(' → ')}
                </div>
              </>
            ),
          },
          {
            key: 'actions',
            title: t('list.actions'),
            width: 220,
            render: (_: unknown, row) => <Steps proposal={row} onRefuse={() => setRefusing(row)} />,
          },
        ]}
      />
      {refusing && <RefuseForm proposal={refusing} onClose={() => setRefusing(undefined)} />}
    </>
  );
}

function Steps({ proposal, onRefuse }: { readonly proposal: Proposal; readonly onRefuse: () => void }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const { can } = useSession();
  const act = useAct();
  const support = useChange('post', '/api/v1/recognition/proposals/{id}/support', touched);
  const decide = useChange('post', '/api/v1/recognition/proposals/{id}/decision', touched);
  const { id, version, state, mine, volunteerName } = proposal;
  if (state !== 'proposed' && state !== 'supported') return null;
  if (mine || (state === 'supported' && !can('county-admin')))
    return <span className="quiet">{t('recognition.needsOther')}</span>;
  const path = { id };
  const go = () =>
    void act(
      state === 'proposed'
        ? support.mutateAsync({ path, body: { version, outcome: 'supported' } })
        : decide.mutateAsync({ path, body: { version, outcome: 'approved' } }),
    );
  const label = t(state === 'proposed' ? 'recognition.support' : 'recognition.approve');
  return (
    <Space wrap>
      <Confirm
        title={t(state === 'proposed' ? 'recognition.supportSure' : 'recognition.proposalSure', {
          name: volunteerName,
        })}
        why={t(state === 'proposed' ? 'recognition.supportWhy' : 'recognition.proposalSureWhy')}
        okText={label}
        onConfirm={go}
      >
        <Button size="small" aria-label={`${label} ${volunteerName}`}>
          {label}
        </Button>
      </Confirm>
      <Button size="small" aria-label={`${t('recognition.refuse')} ${volunteerName}`} onClick={onRefuse}>
        {t('recognition.refuse')}
      </Button>
    </Space>
  );
}

function RefuseForm({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const [form] = Form.useForm<{ reply: string }>();
  const support = useChange('post', '/api/v1/recognition/proposals/{id}/support', touched);
  const decide = useChange('post', '/api/v1/recognition/proposals/{id}/decision', touched);
  const path = { id: proposal.id };
  return (
    <FormDrawer<{ reply: string }>
      open
      title={t('recognition.refuseTitle', { name: proposal.volunteerName })}
      submitLabel={t('recognition.refuse')}
      form={form}
      onSubmit={({ reply }) => {
        const body = { version: proposal.version, outcome: 'refused' as const, reply };
        return proposal.state === 'proposed' ? support.mutateAsync({ path, body }) : decide.mutateAsync({ path, body });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="reply"
        label={t('recognition.refuseReply')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
