import { Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useAsk } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { serverNow } from '../../kit/server-clock.js';
import { Loaded } from '../../kit/states.js';
import { useTeams } from '../people/lookups.js';
import { eligibilityTexts } from './eligibility.texts.js';
import { Exceptions } from './exceptions.js';
import { VerdictView } from './verdict.js';

type Action = Shape<'ExplainEligibility'>['action'];

const actions: readonly Action[] = [
  'be-rostered',
  'take-shift',
  'be-offered-mission',
  'join-team',
  'mentor',
  'mediate',
  'work-with-minors',
];
/** What can be asked without naming a team. */
const withoutTeam: readonly Action[] = ['mediate', 'work-with-minors'];
const hour = 3_600_000;

/** Of one volunteer: could they do this, and if not, what would it need? */
export function EligibilityTab({ volunteer }: { readonly volunteer: Shape<'VolunteerDetail'> }): ReactNode {
  const { t } = useWords(eligibilityTexts);
  const { active } = useTeams();
  const present = volunteer.memberships.find((one) => one.to === undefined);
  const [action, setAction] = useState<Action>('be-rostered');
  const [teamId, setTeamId] = useState(present?.teamId);
  const [starts, setStarts] = useState(() => toWallTime(serverNow() + hour));
  const [ends, setEnds] = useState(() => toWallTime(serverNow() + 4 * hour));
  const lasts = action === 'be-rostered' || action === 'take-shift' || action === 'be-offered-mission';
  const asked = (teamId !== undefined || withoutTeam.includes(action)) && starts !== '' && ends !== '';
  const verdict = useAsk(
    '/api/v1/eligibility/explain',
    {
      volunteerId: volunteer.id,
      action,
      ...(teamId !== undefined && { teamId }),
      ...(starts !== '' && { startsAt: toInstant(starts) }),
      ...(lasts && ends !== '' && { endsAt: toInstant(ends) }),
    },
    { enabled: asked },
  );
  return (
    <>
      <section className="drawer-section">
        <h2>{t('eligibility.title')}</h2>
        <p className="quiet">{t('eligibility.hint')}</p>
        <Form layout="vertical" component="div" className="form-grid">
          <Form.Item label={t('eligibility.action')} htmlFor="eligibility-action">
            <Select<Action>
              id="eligibility-action"
              value={action}
              onChange={setAction}
              options={actions.map((one) => ({ value: one, label: t(`eligibility.actions.${one}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('eligibility.team')} htmlFor="eligibility-team">
            <Select<string>
              id="eligibility-team"
              {...(teamId !== undefined && { value: teamId })}
              onChange={setTeamId}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={withoutTeam.includes(action) ? t('eligibility.noTeam') : t('form.choose')}
              options={active.map((team) => ({ value: team.id, label: team.name }))}
            />
          </Form.Item>
          <WallTimeField id="eligibility-starts" label={t('eligibility.starts')} value={starts} onChange={setStarts} />
          {lasts && (
            <WallTimeField id="eligibility-ends" label={t('eligibility.ends')} value={ends} onChange={setEnds} />
          )}
        </Form>
      </section>
      {asked ? (
        <Loaded of={verdict}>{(found) => <VerdictView verdict={found} />}</Loaded>
      ) : (
        <p className="quiet">{t('eligibility.chooseTeam')}</p>
      )}
      <Exceptions volunteerId={volunteer.id} />
    </>
  );
}

/** An instant by the county's clock. */
function WallTimeField({
  id,
  label,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input id={id} type="datetime-local" value={value} onChange={({ target }) => onChange(target.value)} />
    </Form.Item>
  );
}
