/**
 * What a plugin shows in a county in which people try things out. Whoever has something extends it, is listed in the plugin's providers,
 * and is asked once, when the demo county is filled; everything in it is invented. @since 1.1.0
 */
export abstract class DemoContributor {
  /** Fills the current county; one transaction is around it. What it throws takes back its own changes and nothing else. */
  abstract fillDemo(): Promise<void>;
}
