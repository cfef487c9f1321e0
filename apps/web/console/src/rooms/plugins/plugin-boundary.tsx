import { Component, type ReactNode } from 'react';
import type { PluginScreens } from '../../app/plugin-manifest.js';
import { PluginBroken } from './plugin-broken.js';

interface Props {
  readonly plugin: PluginScreens;
  /** Whether it stands among other things, and not as a page of its own. */
  readonly part?: boolean;
  /** Called before another try. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

/** Whatever throws below it becomes a card with the plugin's name; everything around it goes on. */
export class PluginBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { plugin, part = false, children, onRetry } = this.props;
    if (!this.state.failed) return children;
    const retry = (): void => {
      onRetry?.();
      this.setState({ failed: false });
    };
    return <PluginBroken plugin={plugin} part={part} onRetry={retry} />;
  }
}
