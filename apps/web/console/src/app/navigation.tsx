import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
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
  const id = useId();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const open = consolePages.filter(
    (page) => page.icon !== undefined && (page.roles.length === 0 || can(...page.roles)),
  );
  const groups = sections
    .map((section) => ({ section, pages: open.filter((page) => page.section === section) }))
    .filter(({ pages }) => pages.length > 0);
  const current = [...open]
    .sort((one, other) => other.path.length - one.path.length)
    .find((page) => covers(page.path, here));
  return (
    <nav aria-label={t('shell.navigation')} className="navigation">
      {groups.map(({ section, pages }) => (
        <section key={section} aria-labelledby={`${id}-${section}`}>
          <p id={`${id}-${section}`} className="navigation-section">
            {t(`section.${section}`)}
          </p>
          <ul>
            {pages.map((page) => (
              <li key={page.path}>
                <Link
                  to={page.path}
                  className={page === current ? 'navigation-link navigation-here' : 'navigation-link'}
                  {...(page === current && { 'aria-current': 'page' as const })}
                  {...(onChosen && { onClick: onChosen })}
                >
                  <Icon name={page.icon ?? ''} />
                  {t(`nav.${page.key}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function covers(path: string, here: string): boolean {
  return path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
}
