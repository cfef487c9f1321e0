import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Lets a process of its own run the TypeScript sources, as Jest does in its own: the check of plugin packages must
// work before anything is built. Used with `--conditions=source --import`; never in production.

if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

const root = new URL('../../', import.meta.url);
/** What was transformed once: every check of plugin packages starts a process that reads the same sources. */
const kept = new URL('.stamps/typescript/', root);

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const settings = readFileSync(new URL('.swcrc', root), 'utf8');
  const name = createHash('sha256').update(`${settings}\n${url}\n${source}`).digest('hex');
  const file = new URL(`${name}.mjs`, kept);
  if (existsSync(file)) return { format: 'module', source: readFileSync(file, 'utf8'), shortCircuit: true };
  const code = await transformed(source, settings, fileURLToPath(url));
  mkdirSync(kept, { recursive: true });
  // Another process may write the same: whoever is last puts the same text in its place.
  const own = new URL(`${name}.${process.pid}`, kept);
  writeFileSync(own, code);
  renameSync(own, file);
  return { format: 'module', source: code, shortCircuit: true };
}

async function transformed(source, settings, filename) {
  const { transformSync } = await import('@swc/core');
  return transformSync(source, { ...JSON.parse(settings), swcrc: false, configFile: false, filename }).code;
}
