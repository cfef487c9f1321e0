import path from 'node:path';
import { NewPluginError, newPlugin } from './lib/new-plugin.mjs';
import { root } from './lib/paths.mjs';

// npm run new:plugin <id> -- --owner <name> --county <code>   (docs/plugin-guide.md)

try {
  // npm runs scripts in the repository; what the caller names is relative to where they stand.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { directory, inside, files, definition } = newPlugin(process.argv.slice(2), { root, cwd });
  const place = inside ? path.relative(root, directory) : directory;
  console.log(`已写好 · Written: ${place}`);
  for (const file of files) console.log(`  ${file}`);
  console.log(`\n下一步 · Next:
  1. ${path.join(place, definition)}    改成您要的样子 · make it yours
  2. npm run plugins -- check ${place}
  3. npm run plugins -- simulate ${place} --county <code>`);
  if (inside) console.log('  4. npm run relock    登记到 package-lock.json · enters it into package-lock.json');
} catch (error) {
  if (!(error instanceof NewPluginError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
