import { MenuOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Alert, Button, Drawer, Layout } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { LanguageSwitch } from './language-switch.js';
import { onLiveEvent, startLive, useConnection } from './live.js';
import { pathsConcerning } from './live-topics.js';
import { Navigation } from './navigation.js';
import { useSession } from './session.js';
import { UserMenu } from './user-menu.js';
import { useWords } from './words.js';

/** What stands around every page: navigation, the state of the stream, who works here. */
export function Shell(): ReactNode {
  const { t } = useWords();
  const { who } = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  useLiveReads();
  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Layout.Sider width={216} className="shell-side" breakpoint="lg" collapsedWidth={0} trigger={null}>
        <Brand />
        <Navigation />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="shell-header">
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
        </Layout.Header>
        <Layout.Content id="content" className="shell-content" tabIndex={-1}>
          <ConnectionNotice />
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" size={260} title={t('shell.navigation')}>
        <Navigation onChosen={() => setMenuOpen(false)} />
      </Drawer>
    </Layout>
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

const pollEvery = 15_000;

/** Reads anew what an event concerns, all that is shown after a gap, and every few seconds while there is no stream. */
function useLiveReads(): void {
  const queries = useQueryClient();
  const connection = useConnection();
  useEffect(() => {
    startLive();
    return onLiveEvent(({ topic }) => {
      const paths = pathsConcerning(topic);
      void queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] !== 'session' &&
          (topic === 'resync' || paths.some((one) => String(queryKey[0]).startsWith(one))),
      });
    });
  }, [queries]);
  useEffect(() => {
    if (connection !== 'lost') return;
    const timer = setInterval(
      () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
      pollEvery,
    );
    return () => clearInterval(timer);
  }, [connection, queries]);
}
