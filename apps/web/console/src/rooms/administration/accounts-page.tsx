import './administration.css';
import { App, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem, Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { DataTable } from '../../kit/data-table.js';
import { ExportButton } from '../../kit/export-button.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { accountsTexts } from './accounts.texts.js';
import { InvitationLink, type ShownLink } from './invitation-link.js';
import { InviteDrawer } from './invite-drawer.js';
import { PendingResets } from './pending-resets.js';
import { RolesDrawer } from './roles-drawer.js';

type Account = Shape<'AccountView'>;
const tones: Readonly<Record<string, Tone>> = { active: 'good', invited: 'warn', disabled: 'quiet' };

/** Colleagues, what they may do, and the ways in and out. */
export function Page(): ReactNode {
  const { t } = useWords(accountsTexts);
  const accounts = useGet('/api/v1/accounts', {});
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<ShownLink>();
  return (
    <>
      <PageHeader
        title={t('nav.accounts')}
        hint={t('accounts.hint')}
        actions={
          <>
            <ExportButton list="platform.accounts" filters={{}} />
            <Button type="primary" onClick={() => setInviting(true)}>
              {t('accounts.invite')}
            </Button>
          </>
        }
      />
      <PendingResets onLink={setLink} />
      <Loaded of={accounts}>{(all) => <AccountTable accounts={all} />}</Loaded>
      {inviting && <InviteDrawer onClose={() => setInviting(false)} onLink={setLink} />}
      {link && <InvitationLink {...link} onClose={() => setLink(undefined)} />}
    </>
  );
}

function AccountTable({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const { t } = useWords(accountsTexts);
  const { who } = useSession();
  const [changing, setChanging] = useState<Account>();
  if (accounts.length === 0)
    return (
      <div className="panel">
        <Empty title={t('accounts.empty')} hint={t('accounts.emptyHint')} />
      </div>
    );
  return (
    <>
      <DataTable
        label={t('accounts.list')}
        width={980}
        rows={accounts}
        columns={[
          {
            title: t('accounts.name'),
            render: (_, { displayName, id }) => (
              <strong>
                {displayName}
                {id === who.accountId && t('accounts.you')}
              </strong>
            ),
          },
          { title: t('accounts.login'), render: (_, { login }) => <span className="unbroken">{login}</span> },
          {
            title: t('accounts.roles'),
            render: (_, { grants }) => <Grants grants={grants} />,
          },
          {
            title: t('accounts.status'),
            width: 110,
            render: (_, { status }) => (
              <StatusTag tone={tones[status] ?? 'quiet'}>{t(`accounts.statuses.${status}`)}</StatusTag>
            ),
          },
          {
            title: t('list.actions'),
            width: 372,
            render: (_, account) =>
              account.id === who.accountId ? null : (
                <AccountActions account={account} onRoles={() => setChanging(account)} />
              ),
          },
        ]}
      />
      {changing && <RolesDrawer account={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

/** Roles with where they hold: a role in a team or an organisation comes and goes with that. */
function Grants({ grants }: { readonly grants: Account['grants'] }): ReactNode {
  const { t } = useWords(accountsTexts);
  const organisations = useGet('/api/v1/organisations', {}, { enabled: grants.some(isOf('organisation')) });
  const teams = useGet('/api/v1/teams', { query: { limit: 200 } }, { enabled: grants.some(isOf('team')) });
  const nameOf = ({ scope, scopeId }: Grant): string | undefined =>
    scope === 'county'
      ? t('accounts.inCounty')
      : (scope === 'team' ? teams : organisations).data?.items.find((one) => one.id === scopeId)?.name;
  if (grants.length === 0) return '—';
  return (
    <ul className="grants">
      {grants.map((grant) => (
        <li key={`${grant.role} ${grant.scopeId ?? ''}`}>
          {t(`role.${grant.role}`)}{' '}
          <span className="quiet">{nameOf(grant) ?? t(`accounts.scopes.${grant.scope}`)}</span>
        </li>
      ))}
    </ul>
  );
}

type Grant = Account['grants'][number];

function isOf(scope: Grant['scope']): (grant: Grant) => boolean {
  return (grant) => grant.scope === scope;
}

interface ActionProps {
  readonly account: Account;
  readonly onRoles: () => void;
}

function AccountActions({ account: { id, displayName: name, status }, onRoles }: ActionProps): ReactNode {
  const { t } = useWords(accountsTexts);
  const { message } = App.useApp();
  const disable = useChange('post', '/api/v1/accounts/{id}/disable', ['/api/v1/accounts']);
  const reset = useChange('post', '/api/v1/accounts/{id}/second-factor-resets', ['/api/v1/second-factor-resets']);
  const onError = (problem: Problem): void => void message.error(problemText(problem, t));
  const say = (text: string) => (): void => void message.success(text);
  if (status === 'disabled') return null;
  return (
    <Space wrap>
      <Button size="small" aria-label={t('accounts.changeRolesNamed', { name })} onClick={onRoles}>
        {t('accounts.changeRoles')}
      </Button>
      {status === 'active' && (
        <Confirm
          title={t('accounts.resetSure', { name })}
          okText={t('accounts.reset')}
          onConfirm={() => reset.mutate({ path: { id } }, { onError, onSuccess: say(t('accounts.resetAsked')) })}
        >
          <Button size="small" aria-label={t('accounts.resetNamed', { name })}>
            {t('accounts.reset')}
          </Button>
        </Confirm>
      )}
      <Confirm
        title={t('accounts.disableSure', { name })}
        okText={t('accounts.disable')}
        danger
        onConfirm={() =>
          disable.mutate({ path: { id } }, { onError, onSuccess: say(t('accounts.disabled', { name })) })
        }
      >
        <Button size="small" danger aria-label={t('accounts.disableNamed', { name })}>
          {t('accounts.disable')}
        </Button>
      </Confirm>
    </Space>
  );
}
