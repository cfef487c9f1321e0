import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { Controller, Get, Post } from '@nestjs/common';
import { AllowPublic } from '../access/allow.js';
import { asSystem } from '../context/context.js';
import { openPlatformApi, type Answer, type PlatformApi } from '../testing/platform-api.js';
import { testCounty, testServerUrl } from '../testing/index.js';
import { UnitOfWork } from './unit-of-work.js';

/** Stands between the process and PostgreSQL: cut, it looks to the process like a server that was restarted. */
class Cable {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  async plug(): Promise<void> {
    const { hostname, port } = new URL(testServerUrl());
    this.server = createServer((near) => {
      const far = createConnection(Number(port), hostname);
      for (const [one, other] of [[near, far] as const, [far, near] as const]) {
        this.sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    const address = this.server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

@Controller('public/counties/:county/slow')
class Slow {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @AllowPublic()
  read(): Promise<unknown> {
    return this.work.run(() => this.work.query('SELECT pg_sleep(0.05)'));
  }

  @Post()
  @AllowPublic()
  async write(): Promise<void> {
    await this.work.run(() => this.work.query('SELECT pg_sleep(0.05)'));
  }
}

describe('a database that goes away and comes back', () => {
  const cable = new Cable();
  let api: PlatformApi;

  beforeAll(async () => {
    await cable.plug();
    api = await openPlatformApi({
      controllers: [Slow],
      more: ({ appUrl }) => ({ DATABASE_URL: Object.assign(new URL(appUrl), { port: String(cable.port) }).toString() }),
    });
  });
  afterAll(async () => {
    await api?.close();
    await cable.cut();
  });

  const path = `public/counties/${testCounty}/slow`;
  const health = async (what: string): Promise<number> => (await api.send('GET', `/health/${what}`)).status;

  it('costs those who ask meanwhile a 503 with the time to try again, and nobody anything afterwards', async () => {
    const token = await api.staff(['operator']);
    const answers: Answer[] = [];
    const load = { on: true };
    const asking = Array.from({ length: 12 }, async (_, n) => {
      while (load.on) {
        const [method, headers] = [
          n % 2 ? ('POST' as const) : ('GET' as const),
          { 'idempotency-key': `key-loss-${n}-${answers.length}` },
        ];
        answers.push(
          n % 3
            ? await api.send(method, path, { headers })
            : await api.send('GET', 'session', { headers: token.headers }),
        );
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await cable.cut();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([await health('live'), await health('ready')]).toEqual([200, 503]);
    await cable.plug();
    await until(async () => (await health('ready')) === 200);
    await new Promise((resolve) => setTimeout(resolve, 400));
    load.on = false;
    await Promise.all(asking);
    const refused = answers.filter((one) => one.status >= 400);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map((one) => `${one.status} ${String(one.body.code)}`))).toEqual(
      new Set(['503 request.busy']),
    );
    for (const one of refused) {
      expect(one.headers.get('content-type')).toContain('application/problem+json');
      expect(Number(one.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const after = await Promise.all(Array.from({ length: 20 }, () => api.send('GET', path)));
    expect(new Set(after.map((one) => one.status))).toEqual(new Set([200]));
  });

  it('takes with it what was not committed, and says so', async () => {
    const work = asSystem(testCounty, 'test', () =>
      api.work.run(async () => {
        await api.work.execute(
          `INSERT INTO platform.account (kind, login, display_name) VALUES ('staff', 'half-way', 'x')`,
        );
        await cable.cut();
        await cable.plug();
      }),
    );
    await expect(work).rejects.toMatchObject({ code: 'request.busy' });
    expect(await api.inCounty(() => api.work.query(`SELECT 1 FROM platform.account WHERE login = 'half-way'`))).toEqual(
      [],
    );
  });

  it('ends a transaction beside another one without ending the process', async () => {
    const work = api.inCounty(async () => {
      await api.work.query('SELECT 1');
      await api.work.separately(async () => {
        await api.work.query('SELECT 1');
        await cable.cut();
        await cable.plug();
        await api.work.query('SELECT 1');
      });
    });
    await expect(work).rejects.toMatchObject({ code: 'request.busy' });
    await until(async () => (await health('ready')) === 200);
    expect(await api.inCounty(() => api.work.separately(() => api.work.query('SELECT 1 AS one')))).toEqual([
      { one: 1 },
    ]);
  });
});

async function until(condition: () => Promise<boolean>, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
