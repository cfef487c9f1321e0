import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/**
 * A part of a page that is fetched when it is first shown, so that the page itself comes up sooner: drawers, mostly. Until it
 * is there nothing stands in its place.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }));
  return function LazyPart(props) {
    return (
      <Suspense>
        <Part {...(props as Parameters<typeof Part>[0])} />
      </Suspense>
    );
  };
}
