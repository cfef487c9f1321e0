import { createConnection } from 'node:net';
import { openPlatformApi } from '../testing/platform-api.js';
import { requestIdFrom } from './request-hooks.js';

describe('the server', () => {
  it('closes at once although a browser holds a connection that has asked nothing yet', async () => {
    const api = await openPlatformApi();
    const { port } = new URL(await api.app.getUrl());
    const socket = createConnection(Number(port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const hungUp = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    const began = performance.now();
    await api.close();
    await hungUp;
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('keeps a request id that a proxy gave, when it is harmless', () => {
    expect(requestIdFrom('abc-12345678')).toBe('abc-12345678');
    for (const given of [undefined, 'short', 'x'.repeat(65), 'with space 1234', 'line\nbreak-1234', ['abc-12345678']]) {
      expect(requestIdFrom(given)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
