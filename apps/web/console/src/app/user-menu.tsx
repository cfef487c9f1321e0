import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from './session.js';
import { useWords } from './words.js';

/** Who works here: leads to the account, and out. */
export function UserMenu(): ReactNode {
  const { t } = useWords();
  const { who, signOut } = useSession();
  const name = who.displayName ?? t('nav.account');
  return (
    <>
      <Link to="/account" className="shell-user" aria-label={t('shell.signedInAs', { name })}>
        <UserOutlined aria-hidden="true" />
        <span className="user-name">{name}</span>
      </Link>
      <Button
        type="text"
        icon={<LogoutOutlined />}
        aria-label={t('shell.signOut')}
        title={t('shell.signOut')}
        onClick={() => void signOut()}
      />
    </>
  );
}
