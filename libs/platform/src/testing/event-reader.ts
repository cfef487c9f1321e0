import { request as httpRequest, type ClientRequest } from 'node:http';

/** A server-sent event as a browser would get it; `message` where the server names none. */
export interface ServerEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it arrived, by `performance.now()`. */
  readonly at: number;
}

/** Reads a stream of server-sent events. */
export class EventReader {
  readonly events: ServerEvent[] = [];
  status = 0;
  headers: Readonly<Record<string, string | string[] | undefined>> = {};
  ended = false;
  private request: ClientRequest | undefined;

  /** Opens the stream; returns when its head has come. */
  static open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const reader = new EventReader();
    return new Promise((resolve, reject) => {
      const request = httpRequest(url, { headers, agent: false }, (response) => {
        reader.status = response.statusCode ?? 0;
        reader.headers = response.headers;
        let rest = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          const parts = (rest + text).split('\n\n');
          rest = parts.pop() ?? '';
          for (const part of parts) reader.take(part);
        });
        response.on('close', () => (reader.ended = true));
        response.on('error', () => {});
        resolve(reader);
      });
      request.on('error', (error) => (reader.status === 0 ? reject(error) : (reader.ended = true)));
      reader.request = request.end();
    });
  }

  of(event: string): ServerEvent[] {
    return this.events.filter((one) => one.event === event);
  }

  /** Waits for `condition`. @throws Error after `patience` milliseconds */
  async until(condition: (reader: EventReader) => boolean, patience = 8_000): Promise<void> {
    const end = performance.now() + patience;
    while (!condition(this)) {
      if (performance.now() > end) throw new Error('The stream did not bring it in time.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.request?.destroy();
  }

  private take(part: string): void {
    const lines = part.split('\n');
    const value = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = value('data');
    if (data === undefined) return;
    const parsed = JSON.parse(data) as ServerEvent['data'];
    this.events.push({ event: value('event') ?? 'message', data: parsed, at: performance.now() });
  }
}
