import { UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from './session.js';
import { useWords } from './words.js';

/** Who works here; leads to the account and out. */
export function UserMenu(): ReactNode {
  const { t } = useWords();
  const { who, signOut } = useSession();
  const navigate = useNavigate();
  const roles = [...new Set(who.grants.map((grant) => grant.role))].map((role) => t(`role.${role}`));
  const items = [
    { key: 'who', label: roles.join('、'), disabled: true },
    { key: 'account', label: t('nav.account') },
    { type: 'divider' as const },
    { key: 'out', label: t('shell.signOut') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === 'account') void navigate({ to: '/account' });
          if (key === 'out') void signOut();
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t('shell.signedInAs', { name: who.displayName })}>
        <span className="user-name">{who.displayName}</span>
      </Button>
    </Dropdown>
  );
}
