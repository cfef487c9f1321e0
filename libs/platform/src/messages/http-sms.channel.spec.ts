import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Env, readEnv } from '../config/env.js';
import { HttpSmsChannel } from './http-sms.channel.js';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const text = {
  key: 'delivery-1',
  phone: '15400000001',
  template: 'messages.x',
  text: '【红枫林】"引号" & <尖>\n第二行 \\ 反斜杠 🍁 a=b+c%',
};

describe('the SMS gateway', () => {
  let server: Server;
  let base: string;
  let asked: Asked[] = [];
  let answer: { status: number; location?: string; silent?: boolean } = { status: 200 };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push({
          method: request.method,
          url: request.url,
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        });
        if (answer.silent) return;
        response
          .writeHead(answer.status, answer.location ? { location: answer.location } : {})
          .end('to 15400000001: ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    asked = [];
    answer = { status: 200 };
  });

  const channel = (more: Record<string, string> = {}) =>
    new HttpSmsChannel(
      readEnv({ NODE_ENV: 'test', DATABASE_URL: 'postgres://x', MASTER_KEY: 'x', SMS_URL: `${base}/send`, ...more }),
    );

  it('gets phone, text and key as JSON that says exactly what was meant', async () => {
    await channel().send(text);
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ phone: text.phone, text: text.text, key: text.key });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: '/send',
      headers: { 'content-type': 'application/json', 'idempotency-key': text.key },
    });
  });

  it('gets a form, a query, XML or plain text as its headers say, each value inside its place', async () => {
    await channel({
      SMS_HEADERS: '{"Content-Type":"application/x-www-form-urlencoded"}',
      SMS_BODY: 'to={{phone}}&msg={{text}}',
    }).send(text);
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({ to: text.phone, msg: text.text });
    await channel({ SMS_METHOD: 'GET', SMS_URL: `${base}/send?to={{phone}}&msg={{text}}&id={{key}}` }).send(text);
    const query = new URL(asked[1]?.url ?? '', base).searchParams;
    expect([query.get('to'), query.get('msg'), query.get('id'), asked[1]?.body]).toEqual([
      text.phone,
      text.text,
      text.key,
      '',
    ]);
    await channel({ SMS_HEADERS: '{"content-type":"text/xml"}', SMS_BODY: '<m>{{text}}</m>' }).send(text);
    expect(asked[2]?.body).toContain('&#34;引号&#34; &#38; &#60;尖&#62;');
    await channel({ SMS_HEADERS: '{"content-type":"text/plain"}', SMS_BODY: '{{text}}' }).send(text);
    expect(asked[3]?.body).toBe(text.text);
  });

  it('can’t be made to fill a place twice by what a text says', async () => {
    await channel().send({ ...text, text: '{{phone}} $& $1' });
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ text: '{{phone}} $& $1' });
  });

  it('gets the headers of the configuration', async () => {
    await channel({ SMS_HEADERS: '{"authorization":"Bearer secret","content-type":"application/json"}' }).send(text);
    expect(asked[0]?.headers.authorization).toBe('Bearer secret');
  });

  it.each([400, 429, 500, 503])(
    'that answers %s has not taken the text, and its answer is quoted nowhere',
    async (status) => {
      answer = { status };
      const failure = await channel()
        .send(text)
        .catch((error: Error) => error);
      expect(String(failure)).toBe(`Error: The SMS gateway answered ${status}.`);
    },
  );

  it('that sends us elsewhere is not followed', async () => {
    answer = { status: 307, location: `${base}/elsewhere` };
    await expect(channel().send(text)).rejects.toThrow('fetch failed');
    expect(asked.map((one) => one.url)).toEqual(['/send']);
  });

  it('that never answers is given up after ten seconds', async () => {
    answer = { status: 200, silent: true };
    await expect(channel().send(text)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('that is not configured takes nothing', async () => {
    await expect(new HttpSmsChannel(Object.assign(new Env(), { SMS_URL: undefined })).send(text)).rejects.toThrow(
      'SMS_URL is not set',
    );
  });
});
