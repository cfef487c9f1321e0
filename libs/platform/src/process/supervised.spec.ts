import { jest } from '@jest/globals';
import { askForRenewal, givenSocket, isReplaced, reportReady, startEnvironment } from './supervised.js';

describe('a process under npm start', () => {
  const ownSend = Object.getOwnPropertyDescriptor(process, 'send');
  let sent: unknown[];

  beforeEach(() => {
    sent = [];
    process.env.REDMAPLE_SUPERVISED = '1';
    process.send = (message: unknown) => sent.push(message) > 0;
  });
  afterEach(() => {
    delete process.env.REDMAPLE_SUPERVISED;
    delete process.send;
    if (ownSend) Object.defineProperty(process, 'send', ownSend);
    process.removeAllListeners('message');
    process.removeAllListeners('disconnect');
    jest.restoreAllMocks();
  });

  it('gets its environment as a message, over its own, and takes no other message for it', async () => {
    let env: Record<string, string | undefined> | undefined;
    const started = startEnvironment().then((given) => (env = given));
    process.emit('message', { type: 'greeting', env: { PORT: '1' } }, undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(env).toBeUndefined();
    process.emit('message', { type: 'start', env: { PORT: '4000', REDMAPLE_SUPERVISED: '1' } }, undefined);
    await started;
    expect(env).toMatchObject({ PORT: '4000', PATH: process.env.PATH });
  });

  it('says when it serves, and where', () => {
    reportReady({ url: 'http://localhost:4000' });
    expect(sent).toEqual([{ type: 'ready', url: 'http://localhost:4000' }]);
  });

  it('ends by itself when the one that watches over it is gone', () => {
    const kill = jest.spyOn(process, 'kill').mockImplementation(() => true);
    void startEnvironment();
    process.emit('disconnect');
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGTERM']]);
  });

  it('serves on the socket it was handed, and ends when another serves there in its place', async () => {
    const kill = jest.spyOn(process, 'kill').mockImplementation(() => true);
    const socket = {};
    const started = startEnvironment();
    process.emit('message', { type: 'start', env: {} }, socket as never);
    await started;
    expect([givenSocket()?.handle, isReplaced()]).toEqual([socket, false]);
    process.emit('message', { type: 'drain' }, undefined);
    expect([kill.mock.calls, isReplaced()]).toEqual([[[process.pid, 'SIGTERM']], true]);
  });

  it('asks to be replaced, and hears why it is not', () => {
    const heard: unknown[] = [];
    expect(askForRenewal(7, (...answer) => heard.push(answer))).toBe(true);
    expect(sent).toEqual([{ type: 'renew', generation: 7 }]);
    process.emit('message', { type: 'renewal-refused', generation: 6, reason: 'an older one' }, undefined);
    process.emit('message', { type: 'renewal-refused', generation: 7, reason: 'it ended' }, undefined);
    process.emit('message', { type: 'renewal-refused', generation: 7, reason: 'twice' }, undefined);
    expect(heard).toEqual([[7, 'it ended']]);
    delete process.env.REDMAPLE_SUPERVISED;
    expect(askForRenewal(8, () => {})).toBe(false);
  });

  it('alone has its own environment at once, and says nothing to anybody', async () => {
    delete process.env.REDMAPLE_SUPERVISED;
    expect((await startEnvironment()).PATH).toBe(process.env.PATH);
    reportReady();
    expect(sent).toEqual([]);
  });
});
