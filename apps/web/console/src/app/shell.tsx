import { MenuOutlined } from '@ant-design/icons';
import { Outlet } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { LanguageSwitch } from './language-switch.js';
import { useConnection } from './live.js';
import { Navigation } from './navigation.js';
import { useSession } from './session.js';
import { useLiveReads } from './use-live-reads.js';
import { UserMenu } from './user-menu.js';
import { useWords } from './words.js';

/** Only phones need it. */
const MenuDrawer = lazy(async () => ({ default: (await import('./menu-drawer.js')).MenuDrawer }));

/** What stands around every page: navigation, the state of the stream, who works here. */
export function Shell(): ReactNode {
  const { t } = useWords();
  const { who } = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  useLiveReads();
  return (
    <div className="shell">
      <a className="skip" href="#page-content">
        {t('shell.skip')}
      </a>
      <aside className="shell-side">
        <Brand />
        <Navigation />
      </aside>
      <div className="shell-main">
        <header className="shell-header">
          <Button
            className="shell-burger"
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('shell.menu')}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
          />
          <span className="shell-county">{who.countyName}</span>
          <span className="shell-space" />
          <ConnectionBadge />
          <LanguageSwitch />
          <UserMenu />
        </header>
        <main id="page-content" className="shell-content" tabIndex={-1}>
          <ConnectionNotice />
          <Outlet />
        </main>
      </div>
      {menuOpen && (
        <Suspense>
          <MenuDrawer onClose={() => setMenuOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Brand(): ReactNode {
  const { t } = useWords();
  return (
    <div className="shell-brand">
      <img src="/assets/maple.svg" alt="" width={28} height={28} />
      <span>{t('shell.product')}</span>
    </div>
  );
}

function ConnectionBadge(): ReactNode {
  const { t } = useWords();
  const connection = useConnection();
  return (
    <span className={`connection connection-${connection}`} role="status">
      <span className="connection-dot" aria-hidden="true" />
      {t(`shell.${connection}`)}
    </span>
  );
}

function ConnectionNotice(): ReactNode {
  const { t } = useWords();
  return useConnection() === 'lost' ? (
    <Alert type="warning" showIcon banner title={t('shell.lostHint')} className="shell-notice" />
  ) : null;
}
