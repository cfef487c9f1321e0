import { App, Form, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { JoiningVerdict } from './joining-verdict.js';
import { useTeams } from './lookups.js';
import { MentorField } from './mentor-field.js';
import { peopleTexts } from './people.texts.js';
import { WhyField } from './why-field.js';

/** What is read anew after somebody's place has changed. */
export const membershipTouches = ['/api/v1/volunteers', '/api/v1/teams', '/api/v1/home'];

type Membership = Shape<'MembershipDetail'>;
type Role = Membership['role'];

interface Props {
  readonly open: boolean;
  readonly membership: Membership;
  /** Whose place it is. */
  readonly name: string;
  readonly onClose: () => void;
}

interface RoleValues {
  readonly formerLeader?: 'deputy' | 'member';
  readonly mentorId?: string;
  readonly reason?: string;
}

/** A role with what belongs to it: a mentor for a probation, what becomes of the present leader, the reason. */
export function RoleForm({ role, ...props }: Props & { readonly role: Role }): ReactNode {
  const { open, membership, name, onClose } = props;
  const { t } = useWords(peopleTexts);
  const { notification } = App.useApp();
  const [form] = Form.useForm<RoleValues>();
  const setRole = useChange('post', '/api/v1/memberships/{id}/role', membershipTouches);
  const early = membership.role === 'probationer' && role !== 'probationer';
  return (
    <FormDrawer<RoleValues>
      open={open}
      title={role === 'leader' ? t('people.handOver') : t('people.makeRole', { role: t(`people.roles.${role}`) })}
      form={form}
      initialValues={{
        formerLeader: 'deputy',
        ...(membership.mentorId !== undefined && { mentorId: membership.mentorId }),
      }}
      onClose={onClose}
      onSubmit={async ({ formerLeader, mentorId, reason }) => {
        const { leaderProposal } = await setRole.mutateAsync({
          path: { id: membership.id },
          body: {
            role,
            ...(role === 'leader' && formerLeader && { formerLeader }),
            ...(role === 'probationer' && mentorId && { mentorId }),
            ...(reason && { reason }),
          },
        });
        if (leaderProposal) notification.info({ title: t('people.leaderWaits'), placement: 'bottomLeft' });
      }}
    >
      {role === 'leader' && (
        <>
          <p>{t('people.handOverHint', { name })}</p>
          <Form.Item name="formerLeader" label={t('people.formerLeader')} rules={[{ required: true }]}>
            <Radio.Group
              options={(['deputy', 'member'] as const).map((one) => ({ value: one, label: t(`people.roles.${one}`) }))}
            />
          </Form.Item>
        </>
      )}
      {early && <p className="quiet">{t('people.earlyHint', { name })}</p>}
      {role === 'probationer' && <MentorField teamId={membership.teamId} except={membership.volunteerId} />}
      <WhyField />
    </FormDrawer>
  );
}

interface TransferValues {
  readonly teamId: string;
  readonly mentorId?: string;
  readonly reason?: string;
}

/** To another team in one step; what its rules say is shown before. */
export function TransferForm({ open, membership, onClose }: Props): ReactNode {
  const { t } = useWords(peopleTexts);
  const { active } = useTeams();
  const [form] = Form.useForm<TransferValues>();
  const teamId = Form.useWatch('teamId', form) as string | undefined;
  const transfer = useChange('post', '/api/v1/memberships/{id}/transfer', membershipTouches);
  return (
    <FormDrawer<TransferValues>
      open={open}
      title={t('people.membership.transfer')}
      form={form}
      onClose={onClose}
      onSubmit={({ teamId: to, mentorId, reason }) =>
        transfer.mutateAsync({
          path: { id: membership.id },
          body: { teamId: to, ...(mentorId && { mentorId }), ...(reason && { reason }) },
        })
      }
    >
      <p className="quiet">{t('people.transferHint')}</p>
      <Form.Item name="teamId" label={t('people.newTeam')} rules={[{ required: true, message: t('form.required') }]}>
        <Select
          placeholder={t('form.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={active
            .filter((team) => team.id !== membership.teamId)
            .map((team) => ({ value: team.id, label: team.name }))}
          onChange={() => form.setFieldValue('mentorId', undefined)}
        />
      </Form.Item>
      <JoiningVerdict volunteerId={membership.volunteerId} teamId={teamId} />
      {membership.role === 'probationer' && <MentorField teamId={teamId} except={membership.volunteerId} />}
      <WhyField />
    </FormDrawer>
  );
}

/** The end of a membership, with the reason. */
export function EndForm({ open, membership, name, onClose }: Props): ReactNode {
  const { t } = useWords(peopleTexts);
  const [form] = Form.useForm<{ reason?: string }>();
  const end = useChange('post', '/api/v1/memberships/{id}/end', membershipTouches);
  return (
    <FormDrawer<{ reason?: string }>
      open={open}
      title={t('people.membership.end')}
      form={form}
      submitLabel={t('people.membership.end')}
      onClose={onClose}
      onSubmit={({ reason }) => end.mutateAsync({ path: { id: membership.id }, body: { ...(reason && { reason }) } })}
    >
      <p>{t('people.endHint', { name })}</p>
      <WhyField />
    </FormDrawer>
  );
}

interface ProbationValues {
  readonly decision: Shape<'DecideProbationDto'>['decision'];
  readonly shifts?: number;
  readonly reason?: string;
}

/** What becomes of a probation: passed once the shifts are served, else shortened or extended with a reason. */
export function ProbationForm({
  open,
  membership,
  name,
  probation,
  onClose,
}: Props & { readonly probation: Shape<'ProbationView'> | undefined }): ReactNode {
  const { t } = useWords(peopleTexts);
  const [form] = Form.useForm<ProbationValues>();
  const decision = Form.useWatch('decision', form) as ProbationValues['decision'] | undefined;
  const decide = useChange('post', '/api/v1/memberships/{id}/probation', membershipTouches);
  const { doneShifts: done = 0, requiredShifts: required = 0 } = probation ?? {};
  return (
    <FormDrawer<ProbationValues>
      open={open}
      title={t('people.decideProbationFor', { name })}
      form={form}
      initialValues={{ decision: done >= required ? 'pass' : 'extend', shifts: 1 }}
      onClose={onClose}
      onSubmit={({ decision: chosen, shifts, reason }) =>
        decide.mutateAsync({
          path: { id: membership.id },
          body: { decision: chosen, ...(chosen === 'extend' && shifts && { shifts }), ...(reason && { reason }) },
        })
      }
    >
      <p>{t('people.probationHint', { done, required })}</p>
      <Form.Item name="decision" label={t('people.probationDecision')} rules={[{ required: true }]}>
        <Radio.Group
          options={(['pass', 'shorten', 'extend'] as const).map((one) => ({
            value: one,
            label: t(`people.probationDecisions.${one}`),
            disabled: one === 'pass' ? done < required : one === 'shorten' && done >= required,
          }))}
        />
      </Form.Item>
      {decision === 'extend' && (
        <Form.Item
          name="shifts"
          label={t('people.moreShifts')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
      )}
      <WhyField required={decision !== 'pass'} />
    </FormDrawer>
  );
}
