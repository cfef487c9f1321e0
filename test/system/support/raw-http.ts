import { Agent, request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends bytes as they are, and takes an answer that comes before all of them have left. */
export class RawHttp {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly origin: string) {}

  send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Buffer,
  ): Promise<RawAnswer> {
    const bytes = body === undefined ? undefined : Buffer.from(body as string);
    const { hostname, port } = new URL(this.origin);
    return new Promise((resolve, reject) => {
      let answered = false;
      const sent = request(
        {
          agent: this.agent,
          hostname,
          port,
          method,
          path,
          headers: { ...headers, ...(bytes && { 'content-length': String(bytes.length) }) },
        },
        (response) => {
          answered = true;
          const chunks: Buffer[] = [];
          const finish = () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString('utf8'),
            });
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', finish);
          response.on('error', finish);
        },
      );
      // The server may answer and hang up in the middle of a body that is too large.
      sent.on('error', (error) => setTimeout(() => !answered && reject(error), 100));
      sent.end(bytes);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
