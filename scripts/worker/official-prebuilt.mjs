import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { runs } from './worker-files.mjs';

const CONNECT_MS = 4_000;
const DOWNLOAD_MS = 120_000;

/**
 * Fetches mediasoup's official prebuilt worker by its own postinstall script.
 *
 * @param {{ packageDir: string, binary: string }} files
 * @returns {Promise<string | undefined>} why there is none, or undefined when it is there and runs
 */
export async function fetchOfficialPrebuilt({ packageDir, binary }) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return 'MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD is set';
  if (!(await canReach('github.com'))) return 'GitHub cannot be reached from here';
  const output = await runPostinstall(packageDir);
  if (runs(binary)) return undefined;
  const reason = /failed to download.*|no available mediasoup-worker prebuilt.*|fails to run in this host.*/.exec(
    output,
  );
  return reason?.[0] ?? 'its postinstall script failed';
}

/** Asked first, because mediasoup's script retries for a long time where packets vanish in a firewall. */
function canReach(host) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    const answer = (reached) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(CONNECT_MS, () => answer(false));
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
  });
}

/** PYTHON=false: only the download; the script's own fallback (pip, meson, sources from GitHub) gives up at once. */
function runPostinstall(cwd) {
  const env = { ...process.env, PYTHON: 'false' };
  const options = { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: DOWNLOAD_MS };
  const child = spawn(process.execPath, ['npm-scripts.mjs', 'postinstall'], options);
  let output = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
