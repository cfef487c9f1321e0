import type { ServerResponse } from 'node:http';
import type { LiveChange } from './live-notice.js';

/** What a stream may have waiting that its reader has not taken, in bytes. */
const mostWaiting = 64 * 1024;
/** How soon a browser tries again, in milliseconds. */
const retry = 3_000;

/** One open stream of server-sent events. */
export class LiveStream {
  private ended = false;

  constructor(
    readonly county: string,
    readonly sessionId: string,
    /** Whether a dispatch board is open at the other end. */
    readonly board: boolean,
    private readonly response: ServerResponse,
  ) {}

  /** Sends the head and the greeting. `onEnd` is called once, whoever ends it. */
  begin(headers: Record<string, string | number | string[] | undefined>, now: Date, onEnd: () => void): void {
    const { response } = this;
    // It is never used for another request, so closing it is all there is to wait for at shutdown.
    response.shouldKeepAlive = false;
    response.once('close', () => {
      this.ended = true;
      onEnd();
    });
    // A reader that went away is no fault of ours.
    response.on('error', () => {});
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    response.socket?.setNoDelay(true);
    this.write(`retry: ${retry}\n`);
    this.send('hello', { now: now.toISOString() });
  }

  /** Something happened. */
  changed(change: LiveChange): void {
    this.write(`data: ${JSON.stringify({ ...change.ids, topic: change.topic })}\n\n`);
  }

  /** Something may have been missed: whoever reads asks for what it shows anew. */
  missed(): void {
    this.send('resync', {});
  }

  /** A sign of life, with the server's time. */
  beat(now: Date): void {
    this.send('beat', { now: now.toISOString() });
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.response.end();
    // Who does not read does not take the end either.
    setTimeout(() => this.response.destroy(), 500).unref();
  }

  private send(event: string, data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.ended) return;
    this.response.write(text);
    if (this.response.writableLength > mostWaiting) this.response.destroy();
  }
}
