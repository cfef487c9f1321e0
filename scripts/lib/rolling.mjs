import { superviseProcess } from './supervised-process.mjs';

/** By this a process ends itself that a plugin kept from everything else (libs/plugins/src/looping/loop-order.ts). */
const endedForLoop = 'SIGALRM';

/** How long new processes may take until they serve, in milliseconds. */
const readyTimeout = 120_000;

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file relative to the repository
 * @property {import('./listening-socket.mjs').ListeningSocket} [socket] where it serves
 *
 * @typedef {{ name: string, code: number | null, signal: string | null }} End
 */

/**
 * Processes that serve together and are replaced together. One that finds out that others packages are wanted than it
 * runs asks with `{ type: 'renew', generation }`: a new set is started beside the old one, on the same sockets, and when all
 * of it is ready the old set is told to `drain` and ends. A new set that does not become ready is stopped, the old one
 * goes on and is told `{ type: 'renewal-refused', generation, reason }`. One that ended because a plugin looped is started again.
 *
 * @param {readonly Program[]} programs
 * @param {{ onEnd: (end: End) => void }} events onEnd: one that nobody had asked to end has ended
 */
export function rollingProcesses(programs, { onEnd }) {
  let current = programs.map(launch);
  /** @type {typeof current} */
  let fresh = [];
  /** @type {typeof current} */
  let leaving = [];
  /** @type {Record<string, string>} */
  let env = {};
  let renewing = false;
  let stopping = false;

  /** @param {Program} program */
  function launch(program) {
    const one = superviseProcess(program.name, program.file);
    const member = { program, one, mayEnd: false };
    void one.exited.then((end) => {
      if (member.mayEnd || stopping) return;
      if (end.signal === endedForLoop && current.includes(member)) replace(member);
      else onEnd({ name: program.name, ...end });
    });
    one.onMessage((message) => {
      if (message.type === 'renew' && current.includes(member)) void renew(message.generation);
    });
    return member;
  }

  /** The next one counts the loop against the plugin when it starts: three times in a county, and it is off there. */
  function replace(member) {
    const { name } = member.program;
    console.error(
      `${name}：插件占住处理器不放，正在重新启动 · ${name}: a plugin kept the processor, starting it again`,
    );
    const next = launch(member.program);
    current = current.map((one) => (one === member ? next : one));
    begin(next);
  }

  const begin = (member) => member.one.start(env, member.program.socket);

  async function renew(generation) {
    if (renewing || stopping) return;
    renewing = true;
    try {
      fresh = programs.map(launch);
      // One that fails costs the new set, not the old one.
      for (const member of fresh) member.mayEnd = true;
      fresh.forEach(begin);
      const reason = await failureOf(fresh);
      if (stopping) return;
      if (reason !== undefined) {
        await Promise.all(fresh.map(({ one }) => one.stop()));
        for (const { one } of current) one.tell({ type: 'renewal-refused', generation, reason });
        return;
      }
      for (const member of fresh) member.mayEnd = false;
      leaving = current;
      current = fresh;
      fresh = [];
      for (const member of leaving) member.mayEnd = true;
      await Promise.all(leaving.map(({ one }) => one.stop({ drain: true })));
    } finally {
      fresh = [];
      leaving = [];
      renewing = false;
    }
  }

  return {
    /** @param {Record<string, string>} startEnv @returns what each said when it was ready, in order */
    start(startEnv) {
      env = startEnv;
      current.forEach(begin);
      return Promise.all(current.map(({ one }) => one.ready));
    },
    /** @returns whether no process is being replaced */
    isSettled: () => !renewing,
    /** Ends all of them, whatever they are in the middle of. */
    async stop() {
      stopping = true;
      await Promise.all([...current, ...leaving, ...fresh].map(({ one }) => one.stop()));
    },
  };
}

/** @returns {Promise<string | undefined>} why a set of processes can't serve; undefined when all of them do */
async function failureOf(members) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`not ready within ${readyTimeout / 1000} s`), readyTimeout);
  });
  const ended = members.map(({ one }) =>
    one.exited.then(({ code, signal }) => `the new ${one.name} ended (${signal ?? `exit ${code}`})`),
  );
  const ready = Promise.all(members.map(({ one }) => one.ready)).then(() => undefined);
  try {
    return await Promise.race([ready, late, ...ended]);
  } finally {
    clearTimeout(timer);
  }
}
