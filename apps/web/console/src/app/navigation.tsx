import { Link, useRouterState } from '@tanstack/react-router';
import { Menu } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from './icons.js';
import { consolePages, type Section } from './rooms.js';
import { useSession } from './session.js';
import { useWords } from './words.js';

const sections: readonly Section[] = [
  'today',
  'station',
  'recruitment',
  'people',
  'duty',
  'projects',
  'administration',
  'plugins',
];

/** The pages that the reader's roles open, by section. */
export function Navigation({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { t } = useWords();
  const { can } = useSession();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const open = consolePages.filter((page) => page.icon !== undefined && (page.roles.length === 0 || can(...page.roles)));
  const items = sections
    .map((section) => ({ section, pages: open.filter((page) => page.section === section) }))
    .filter(({ pages }) => pages.length > 0)
    .map(({ section, pages }) => ({
      key: `section-${section}`,
      type: 'group' as const,
      label: t(`section.${section}`),
      children: pages.map((page) => ({
        key: page.path,
        icon: <Icon name={page.icon ?? ''} />,
        label: (
          <Link to={page.path} {...(onChosen && { onClick: onChosen })}>
            {t(`nav.${page.key}`)}
          </Link>
        ),
      })),
    }));
  const current = [...open].sort((one, other) => other.path.length - one.path.length).find((page) => covers(page.path, here));
  return (
    <nav aria-label={t('shell.navigation')} className="navigation">
      <Menu mode="inline" selectedKeys={current ? [current.path] : []} items={items} />
    </nav>
  );
}

function covers(path: string, here: string): boolean {
  return path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
}
