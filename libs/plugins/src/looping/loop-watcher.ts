import { Session } from 'node:inspector';
import { basename } from 'node:path';
import { workerData } from 'node:worker_threads';
import { leaveNote } from './loop-notes.js';
import { endedForLoop, type Speaker, speakerExpression, type WatchOrder } from './loop-order.js';

// The thread beside the house's own: it looks whether that one still turns. One that has not for ten seconds is stopped where it is,
// as a debugger does it, and asked who speaks. If that is a plugin, a note is left for the next process, and this one ends: what it had
// begun is begun again by the next, as after any other death.

const { beat, dataDirectory } = workerData as WatchOrder;
const pulse = new BigInt64Array(beat);

/** Without a turn for so long, in milliseconds. */
const longest = 10_000;
/** So much of it this process must have had the processor: a machine that was asleep or busy is nobody's fault. */
const busy = 5_000;
const lookEvery = 500;
/** How long whoever is asked may take to answer; code of Node's own, such as a hash, can't be stopped. */
const answerWithin = 5_000;

let before = process.cpuUsage();
let asking = false;

setInterval(() => {
  const late = Number(process.hrtime.bigint() - Atomics.load(pulse, 0)) / 1_000_000;
  if (late < lookEvery * 4) before = process.cpuUsage();
  const { user, system } = process.cpuUsage(before);
  if (asking || late < longest || (user + system) / 1_000 < busy) return;
  asking = true;
  void ask(late).finally(() => {
    asking = false;
    // Whoever is not to blame is not asked again at once.
    before = process.cpuUsage();
  });
}, lookEvery);

interface Frame {
  readonly callFrameId: string;
  readonly functionName: string;
  readonly location: { readonly scriptId: string; readonly lineNumber: number };
}

async function ask(late: number): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  // Every file is told of once the debugger looks.
  const files = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ params }) => files.set(params.scriptId, params.url));
  try {
    const frames = await paused(session);
    const [top] = frames;
    const speaker = top && (await speakerAt(session, top));
    if (!speaker) return;
    const fileOf = ({ location }: Frame): string => files.get(location.scriptId) ?? '';
    // Its own function, whatever it calls in a loop.
    const own = frames.find((one) => fileOf(one).startsWith(speaker.url)) ?? top;
    leaveNote(dataDirectory, {
      plugin: speaker.plugin,
      county: speaker.county,
      place: `${own.functionName || 'a function'} (${basename(fileOf(own))}:${own.location.lineNumber + 1})`,
      seconds: Math.round(late / 1_000),
    });
    process.kill(process.pid, endedForLoop);
  } finally {
    session.disconnect();
  }
}

/** The functions that are running; none when nobody could be stopped in time. */
function paused(session: Session): Promise<readonly Frame[]> {
  return new Promise((resolve) => {
    setTimeout(resolve, answerWithin, []);
    session.once('Debugger.paused', ({ params }) => resolve(params.callFrames));
    session.post('Debugger.enable');
    session.post('Debugger.pause');
  });
}

function speakerAt(session: Session, { callFrameId }: Frame): Promise<Speaker | undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, answerWithin, undefined);
    session.post('Debugger.evaluateOnCallFrame', { callFrameId, expression: speakerExpression }, (error, answer) => {
      const text: unknown = error ? undefined : answer.result.value;
      resolve(typeof text === 'string' ? (JSON.parse(text) as Speaker) : undefined);
    });
  });
}
