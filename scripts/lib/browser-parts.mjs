import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the browser tests need from the system: a Chromium, and letters to draw Chinese with. */
const packages = ['chromium', 'chromium-headless-shell', 'fonts-noto-cjk'];
const debianChromium = '/usr/bin/chromium';
/** The same engine without a browser's own windows around it, which are half of its work. */
const debianShell = '/usr/bin/chromium-headless-shell';

/** @returns {string} path of the browser that the tests drive; `CHROMIUM` names another than Debian's */
export const chromiumPath = () => process.env.CHROMIUM || debianChromium;

/** @returns {string} path of a browser of which several run side by side */
export const lightChromiumPath = () =>
  !process.env.CHROMIUM && existsSync(debianShell) ? debianShell : chromiumPath();

/**
 * Installs the browser and the fonts where that is possible: on Debian as root.
 * @returns {string[]} what is missing still
 */
export function ensureBrowserParts() {
  if (missingParts().length > 0) installOnDebian();
  return missingParts();
}

function missingParts() {
  return [...(existsSync(chromiumPath()) ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
}

/** Elsewhere than on Linux the system brings its own. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  console.log(`Installing ${packages.join(' and ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
