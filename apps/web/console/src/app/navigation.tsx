import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Icon } from './icons.js';
import { pluginPagePath, usePluginManifest } from './plugin-manifest.js';
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

interface Entry {
  readonly path: string;
  readonly section: Section;
  readonly icon: string;
  readonly text: string;
}

/** The pages that the reader's roles open, by section; those of plugins come after the house's own. */
export function Navigation({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const open = [...useOwnPages(), ...usePagesOfPlugins()];
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
                  <Icon name={page.icon} />
                  {page.text}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function useOwnPages(): Entry[] {
  const { t } = useWords();
  const { can } = useSession();
  return consolePages.flatMap(({ key, path, section, icon, roles }) =>
    icon !== undefined && (roles.length === 0 || can(...roles)) ? [{ path, section, icon, text: t(`nav.${key}`) }] : [],
  );
}

/** What the manifest says; while it is on its way, or cannot be read, the house's own pages go on without them. */
function usePagesOfPlugins(): Entry[] {
  const { label } = useWords();
  const { data } = usePluginManifest();
  return (data?.plugins ?? []).flatMap((plugin) =>
    plugin.pages.flatMap((page) => {
      if (page.section === undefined) return [];
      const section = sections.find((one) => one === page.section) ?? 'plugins';
      const path = pluginPagePath(plugin.id, page.id);
      return [{ path, section, icon: page.icon ?? 'plugins', text: label(page.title) }];
    }),
  );
}

function covers(path: string, here: string): boolean {
  return path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
}
