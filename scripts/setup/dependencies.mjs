import { readFileSync } from 'node:fs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * The npm packages. No package's own install script is run (npm 10 does not
 * know `allowScripts`): the two that matter are steps of ours.
 */
export function dependencies({ withDev }) {
  return {
    title: 'npm packages',
    isDone: () => isTreeOf(readLock('package-lock.json'), { withDev }),
    async run() {
      // Errors only: on Node 20 npm warns of every package that wants the newer Node on which it will run.
      await npm([
        'ci',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        ...(withDev ? ['--include=dev'] : []),
      ]);
    },
  };
}

/**
 * Whether node_modules holds what the lockfile asks for. npm writes down what
 * it installed only once it is done, so a killed `npm ci` does not count.
 */
function isTreeOf(lock, { withDev }) {
  const tree = readLock('node_modules/.package-lock.json');
  if (!tree || !lock) return false;
  const isThere = (path, wanted) => {
    const found = tree.packages[path];
    if (!found) return wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !withDev);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  };
  return Object.entries(lock.packages).every(([path, wanted]) => path === '' || isThere(path, wanted));
}

function readLock(name) {
  try {
    return JSON.parse(readFileSync(`${root}/${name}`, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new SetUpError(`${name} cannot be read: ${error.message}`);
  }
}

/** The npm that started us, or the one on the PATH. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return runCommand(process.execPath, [cli, ...args], { cwd: root });
  return runCommand('npm', args, { cwd: root });
}
