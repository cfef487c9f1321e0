import type { PluginPage, PluginScreens, PluginView } from '../../app/plugin-manifest.js';

/** What every view gets. */
export interface ViewProps<View extends PluginView = PluginView> {
  readonly plugin: PluginScreens;
  readonly page: PluginPage;
  readonly view: View;
  /** The record that the address names. */
  readonly id?: string;
}
