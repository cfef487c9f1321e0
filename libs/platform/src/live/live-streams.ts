import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Counties } from '../access/counties.js';
import { Sessions } from '../access/sessions.js';
import { Clock } from '../clock/clock.js';
import { asSystem, currentContext, currentCounty } from '../context/context.js';
import { accessErrors, requestErrors } from '../errors/platform-errors.js';
import { metrics } from '../health/metrics.js';
import { LiveFeed } from './live-feed.js';
import { LiveStream } from './live-stream.js';

/** A page that heard nothing for five seconds has lost its stream, so there is a sign of life every two. */
const beatEvery = 2_000;
/** How often the sessions behind the streams are looked at, in milliseconds. */
const lookEvery = 4_000;
const mostOfOneSession = 20;

/** The streams that this process holds open. */
@Injectable()
export class LiveStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly open = new Set<LiveStream>();
  private timers: NodeJS.Timeout[] = [];
  private closing = false;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly feed: LiveFeed,
    private readonly sessions: Sessions,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers = [
      setInterval(() => this.beat(), beatEvery),
      setInterval(() => {
        this.looking ??= this.look().finally(() => (this.looking = undefined));
      }, lookEvery),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /**
   * Opens a stream for the caller; from here on the response belongs to it.
   * @throws access.denied for who is not staff; request.tooMany beyond twenty of a session; request.busy while shutting down
   */
  start(
    response: ServerResponse,
    headers: Record<string, string | number | string[] | undefined>,
    board: boolean,
  ): void {
    const { sessionId = '' } = currentContext().actor;
    const stream = new LiveStream(currentCounty(), sessionId, board, response);
    this.open.add(stream);
    metrics.liveStreams.inc();
    const unfollow = this.feed.follow(stream);
    stream.begin(headers, this.clock.now(), () => {
      unfollow();
      if (this.open.delete(stream)) metrics.liveStreams.dec();
    });
  }

  /** Whether the caller may have one (more). */
  check(): void {
    const { actor } = currentContext();
    if (actor.sessionKind !== 'staff') throw accessErrors.denied();
    if (this.closing) throw requestErrors.busy({}, { retryAfterSeconds: 3 });
    const mine = [...this.open].filter((stream) => stream.sessionId === actor.sessionId);
    if (mine.length >= mostOfOneSession) throw requestErrors.tooMany({}, { retryAfterSeconds: 60 });
  }

  /** Ends the streams whose session ended meanwhile, and keeps the sessions of open boards awake. */
  async look(): Promise<void> {
    for (const county of new Set([...this.open].map((stream) => stream.county))) {
      const streams = [...this.open].filter((stream) => stream.county === county);
      try {
        const living = await asSystem(county, 'live', () => this.lookInCounty(county, streams));
        for (const stream of streams) if (!living.has(stream.sessionId)) stream.end();
      } catch {
        // The database is away: nothing is known, and nothing can be read either. The next look decides.
      }
    }
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const stream of this.open) stream.end();
  }

  private async lookInCounty(county: string, streams: readonly LiveStream[]): Promise<ReadonlySet<string>> {
    if (!(await this.counties.active(county))) return new Set();
    const boards = streams.filter((stream) => stream.board).map((stream) => stream.sessionId);
    if (boards.length > 0) await this.sessions.keepAwake([...new Set(boards)]);
    return this.sessions.living([...new Set(streams.map((stream) => stream.sessionId))]);
  }

  private beat(): void {
    const now = this.clock.now();
    for (const stream of this.open) stream.beat(now);
  }
}
