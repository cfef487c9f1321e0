import net, { type AddressInfo } from 'node:net';
import { system } from './system.js';

/**
 * A cable between browser and house that can be pulled: connections stay open and nothing comes through, as when a router loses
 * its line. (A browser set offline keeps the streams it has.)
 */
export class Cable {
  private readonly sockets = new Set<net.Socket>();
  private pulled = false;

  private constructor(private readonly server: net.Server) {}

  static async lay(): Promise<Cable> {
    const { hostname, port } = new URL(system.baseUrl);
    const server = net.createServer();
    const cable = new Cable(server);
    server.on('connection', (near) => {
      const far = net.connect(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        cable.sockets.add(from);
        from.on('data', (chunk) => to.write(chunk));
        from.on('close', () => {
          cable.sockets.delete(from);
          to.destroy();
        });
        from.on('error', () => to.destroy());
        if (cable.pulled) from.pause();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return cable;
  }

  /** The house's address at this end. */
  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  pull(): void {
    this.pulled = true;
    for (const socket of this.sockets) socket.pause();
  }

  plugIn(): void {
    this.pulled = false;
    for (const socket of this.sockets) socket.resume();
  }

  async remove(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
