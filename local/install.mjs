// Runs before every npm script, on the machine's own Node and before any package is there:
// plain JavaScript, Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const OLDEST_NODE = 20;
const LAST_LINES = 15;

/** Ends with one line that says what was found, what is wanted and what to do. */
function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/**
 * Whether node_modules holds what package-lock.json asks for, by the record that npm keeps in
 * node_modules. A package made for other machines (optional, other `os` or `cpu`) may be absent.
 */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json') || !existsSync('node_modules/.bin/node')) {
    return false;
  }
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.integrity === wanted.integrity : wanted.optional === true;
  });
}

/**
 * Has the npm that started us install what package-lock.json says, quietly; what it said is shown
 * when it fails. Not `npm ci`: that refuses the lock file of another version of npm, which lists
 * the optional packages a little differently.
 */
function install() {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ['npm'];
  return spawnSync(
    command,
    [...before, 'install', '--no-save', '--loglevel=error', '--no-progress'],
    {
      encoding: 'utf8',
      // onnxruntime-node's install script would otherwise download CUDA libraries that nothing uses.
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip' },
    },
  );
}

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE) {
  fail(
    `This is Node ${process.versions.node}; Node ${OLDEST_NODE} or newer is wanted. Install a newer Node and run the same command again.`,
  );
}

if (!isInstalled()) {
  process.stdout.write('Installing the Node packages (npm install, about half a minute) ... ');
  const startedAt = Date.now();
  const { status, error, stdout, stderr } = install();
  if (error || status !== 0) {
    const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
    console.error(`failed\n${said.split('\n').slice(-LAST_LINES).join('\n')}`);
    fail(
      'npm install failed, for the reason above. Is the npm registry reachable, and is there disk space? Then run the same command again.',
    );
  }
  if (!existsSync('node_modules/.bin/node')) {
    fail(
      'npm did not run the install script of its package "node", which brings Node 24. Is `ignore-scripts` set? Run `npm config delete ignore-scripts` and the same command again.',
    );
  }
  console.log(`done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}
