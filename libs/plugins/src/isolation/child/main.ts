import { writeSync } from 'node:fs';
import type { PluginDefinition } from '../../define/plugin.js';
import { readable } from '../../host/run-policy.js';
import { frame, FrameReader } from '../frames.js';
import { type AnswerFrame, type QuestionFrame, startId } from '../messages.js';
import { answer } from './answer.js';
import { describe } from './describe.js';

// The one program of a closed process: it loads the plugin, tells what it declares, and answers one question after the other. Nothing
// here protects the host, which trusts not a byte of what comes out; it only makes an honest plugin's mistakes readable.

const largestQuestion = 4_000_000;
const output = 1;

function say(message: AnswerFrame): void {
  const bytes = frame(message);
  // A pipe takes as much as it has room for; the host reads along.
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(output, bytes, written);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EAGAIN') throw error;
    }
  }
}

async function load(): Promise<PluginDefinition | undefined> {
  try {
    const entry = process.argv[2] ?? '';
    const plugin = ((await import(entry)) as { default?: unknown }).default;
    say({ id: startId, ok: true, value: describe(plugin) });
    return plugin as PluginDefinition;
  } catch (error) {
    say({ id: startId, ok: false, reason: 'threw', message: readable(error) });
    return undefined;
  }
}

const plugin = await load();
if (plugin) {
  const reader = new FrameReader(largestQuestion);
  for await (const piece of process.stdin) {
    const bytes = reader.push(piece as Buffer);
    if (bytes) {
      const question = JSON.parse(bytes.toString('utf8')) as QuestionFrame;
      say({ id: question.id, ...(await answer(plugin, question)) });
    }
  }
}
