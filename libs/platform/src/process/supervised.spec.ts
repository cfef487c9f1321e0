import { jest } from '@jest/globals';
import { reportReady, startEnvironment } from './supervised.js';

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

  it('alone has its own environment at once, and says nothing to anybody', async () => {
    delete process.env.REDMAPLE_SUPERVISED;
    expect((await startEnvironment()).PATH).toBe(process.env.PATH);
    reportReady();
    expect(sent).toEqual([]);
  });
});
