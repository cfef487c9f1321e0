import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { type ModuleView as View, pluginPagePath } from '../../../app/plugin-manifest.js';
import { useSession } from '../../../app/session.js';
import { useWords } from '../../../app/words.js';
import { PageLoading } from '../../../kit/states.js';
import { PluginBoundary } from '../plugin-boundary.js';
import { PluginBroken } from '../plugin-broken.js';
import { useReadAnew } from '../plugin-api.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';
import { hostFor, type Surroundings } from './host.js';
import { loadModule, moduleAddress } from './load-module.js';
import { useModuleErrors } from './use-module-errors.js';

/** A page that a module of the plugin draws, below the head that every page has. */
export function ModuleView(props: ViewProps<View>): ReactNode {
  const { plugin, page, view } = props;
  const [attempt, setAttempt] = useState(0);
  const [broken, setBroken] = useState(false);
  const around = useSurroundings(props);
  const again = (): void => {
    setBroken(false);
    setAttempt((before) => before + 1);
  };
  useModuleErrors(plugin.modules, {
    onBroken: () => setBroken(true),
    onRefused: (text) => around.notify('error', text),
  });
  const address = moduleAddress(plugin, view.file, attempt);
  const Drawn = useMemo(
    () =>
      address === undefined
        ? undefined
        : lazy(async () => ({ default: await loadModule(address, hostFor(plugin, around)) })),
    [address, plugin, around],
  );
  if (!Drawn || broken) return <PluginBroken plugin={plugin} part={false} onRetry={again} />;
  return (
    <PluginBoundary key={attempt} plugin={plugin} onRetry={again}>
      <ViewHeader plugin={plugin} page={page} />
      <Suspense fallback={<PageLoading />}>
        <Drawn />
      </Suspense>
    </PluginBoundary>
  );
}

/** What the module's host reads; the same object as long as the page is open, so that the module is made once. */
function useSurroundings({ plugin }: ViewProps<View>): Surroundings {
  const { locale } = useWords();
  const { can } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const readAnew = useReadAnew(plugin.id);
  const now: Surroundings = {
    locale,
    can,
    navigate: (page, id) => void navigate({ to: pluginPagePath(plugin.id, page, id) }),
    notify: (kind, text) => void (kind === 'error' ? message.error(text) : message.success(text)),
    readAnew,
  };
  const kept = useRef(now);
  return Object.assign(kept.current, now);
}
