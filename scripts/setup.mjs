// Sets up what the two README commands need, with nothing but Node: packages, a browser, fonts. Installs what it may,
// and says exactly what to run where it may not.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command with our terminal; answers its exit code. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

export const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** Installs the packages of the lock file, unless they stand as it says. */
export function ensureModules() {
  const stamp = join(ROOT, 'node_modules', '.counterhand-lock');
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  // Not `npm ci`: it refuses a lock file that lacks some other platform's optional packages, as one made where a
  // registry does not carry them all does. The versions are the lock file's either way.
  const code = run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    console.error(
      'The packages could not be installed. Nothing else was changed. Check the network to the npm registry and run it again.',
    );
    process.exit(code);
  }
  writeFileSync(stamp, lock);
}

const executable = (path) => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
const onPath = (names) => {
  for (const dir of (process.env.PATH ?? '').split(':'))
    for (const name of names) if (executable(join(dir, name))) return join(dir, name);
  return undefined;
};

/** Path of a Chromium that may load an unpacked extension, or undefined. CHROMIUM overrides. */
export const findChromium = () =>
  process.env.CHROMIUM ||
  onPath(['chromium', 'chromium-browser', 'google-chrome-for-testing']) ||
  ['/Applications/Chromium.app/Contents/MacOS/Chromium'].find(executable);

/** Path of Firefox, or undefined. FIREFOX overrides. */
export const findFirefox = () =>
  process.env.FIREFOX ||
  onPath(['firefox-esr', 'firefox']) ||
  ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(executable);

const hasCjkFonts = () => {
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
};

/** Makes sure of the browsers and fonts, installing Debian's where that is allowed. Exits with the command to run otherwise. */
export function ensureBrowsers({ firefox }) {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (firefox && !findFirefox()) missing.push('firefox-esr');
  if (process.platform === 'linux' && !hasCjkFonts()) missing.push('fonts-noto-cjk', 'fontconfig');
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const mayInstall = process.platform === 'linux' && onPath(['apt-get']) && process.getuid?.() === 0;
  if (!mayInstall) {
    const sudo = onPath(['apt-get'])
      ? `sudo sh -c '${command}'`
      : `install Chromium${firefox ? ' and Firefox' : ''} and set CHROMIUM${firefox ? ' and FIREFOX' : ''} to their paths`;
    console.error(`Missing: ${missing.join(', ')}. Nothing was changed. Please run:\n  ${sudo}`);
    process.exit(1);
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const code = run('sh', ['-c', command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) {
    console.error(`Could not install ${missing.join(', ')}. Please run: ${command}`);
    process.exit(code);
  }
}

/** Builds the extension. `e2e` leaves the shadow roots open, its one difference. Answers the folder. */
export function build(browser, { e2e = false } = {}) {
  const env = { ...process.env, COUNTERHAND_E2E: e2e ? '1' : '' };
  const done = spawnSync(bin('wxt'), ['build', '-b', browser], { cwd: ROOT, env, encoding: 'utf8' });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout}\n${done.stderr}\n`);
    throw new Error(`the ${browser} build failed`);
  }
  return join(ROOT, e2e ? '.output-e2e' : '.output', `${browser}-mv3`);
}
