import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotAllowed, NotFound } from './not-found.js';
import { type ConsolePage, consolePages } from './rooms.js';
import { useSession } from './session.js';
import { Shell } from './shell.js';
import { Broken, PageLoading } from '../kit/states.js';
import type { ComponentType, ReactNode } from 'react';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

function routeOf(page: ConsolePage) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: page.path,
    // What is in the address belongs to the page: see kit/url-state.ts.
    validateSearch: (search: Record<string, unknown>) => search,
    component: lazyRouteComponent(async () => {
      const { Page } = await page.load();
      return { Page: guarded(page, Page) };
    }, 'Page'),
    pendingComponent: PageLoading,
    errorComponent: Broken,
  });
}

/** A page that the reader's roles do not open says so; what they may read there the API decides anyway. */
function guarded(page: ConsolePage, Page: ComponentType): ComponentType {
  return function Guarded(): ReactNode {
    const { can } = useSession();
    return page.roles.length === 0 || can(...page.roles) ? <Page /> : <NotAllowed />;
  };
}

export const router = createRouter({
  routeTree: rootRoute.addChildren(consolePages.map(routeOf)),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
