import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from './chromium.js';

const starts = 3;
const secondsToStart = 20;

/** A browser that tools other than Playwright drive through the port it listens on. */
export interface BrowserWithPort {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts one, without anything of another. The browser chooses its port itself, so nobody can take it in between; one that ends or says
 * nothing for twenty seconds is started again, as Chromium now and then does not survive its own start on a busy machine.
 * @throws Error with the browser's last words when it comes up in none of three starts.
 */
export async function openBrowserWithPort(): Promise<BrowserWithPort> {
  const reasons: string[] = [];
  for (let start = 1; start <= starts; start += 1) {
    const started = await tryToStart();
    if ('port' in started) return started;
    reasons.push(`Start ${start}: ${started.reason}`);
  }
  throw new Error(`${chromium.path} opens no port.\n${reasons.join('\n')}`);
}

async function tryToStart(): Promise<BrowserWithPort | { readonly reason: string }> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-browser-'));
  const browser = spawn(
    chromium.path,
    [...chromium.arguments, '--remote-debugging-port=0', `--user-data-dir=${directory}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  browser.stderr.setEncoding('utf8').on('data', (more: string) => {
    words = (words + more).slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => {
    browser.once('close', () => resolve());
    browser.once('error', (error) => {
      words += error.message;
      resolve();
    });
  });
  const close = async (): Promise<void> => {
    browser.kill('SIGTERM');
    await Promise.race([ended, delay(5_000)]);
    browser.kill('SIGKILL');
    await ended;
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  const port = await portOf(browser, directory);
  if (port) return { port, close };
  const reason = `${hasEnded(browser) ? `ended with ${browser.exitCode ?? browser.signalCode}` : 'no port'}: ${words.trim()}`;
  await close();
  return { reason };
}

/** The port the browser writes into its directory when it listens; nothing when it ends before, or takes too long. */
async function portOf(browser: ChildProcess, directory: string): Promise<number | undefined> {
  const until = Date.now() + secondsToStart * 1_000;
  while (Date.now() < until && !hasEnded(browser)) {
    const port = written(path.join(directory, 'DevToolsActivePort'));
    if (port) return port;
    await delay(50);
  }
  return undefined;
}

function written(file: string): number | undefined {
  try {
    // Port, then the address of the browser's own socket, each on a line; a file half written has no second line.
    const [port, address] = readFileSync(file, 'utf8').split('\n');
    return address ? Number(port) : undefined;
  } catch {
    return undefined;
  }
}

function hasEnded(browser: ChildProcess): boolean {
  return browser.exitCode !== null || browser.signalCode !== null;
}
