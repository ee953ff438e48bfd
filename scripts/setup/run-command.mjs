import { spawn } from 'node:child_process';
import { SetUpError } from './set-up-error.mjs';

/** Runs a command of the set-up, its output on our stderr. Throws SetUpError when it does not end with 0. */
export function runCommand(command, args, { cwd, env = process.env } = {}) {
  const words = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 2, 2] });
    child.on('error', (error) => reject(new SetUpError(`${words}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new SetUpError(`"${words}" ended with ${signal ?? `status ${code}`}; its own words are above.`));
    });
  });
}
