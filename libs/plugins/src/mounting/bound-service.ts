/**
 * What Nest provides under a contract of which each plugin has its own: it makes the service for whoever borrows it, so that no plugin
 * can say that it is another.
 */
export abstract class BoundService<Service extends object> {
  abstract boundTo(pluginId: string): Service;
}
