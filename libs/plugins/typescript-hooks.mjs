import { existsSync, readFileSync } from 'node:fs';
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

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { transformSync } = await import('@swc/core');
  const file = fileURLToPath(url);
  const options = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    ...options,
    swcrc: false,
    configFile: false,
    filename: file,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
