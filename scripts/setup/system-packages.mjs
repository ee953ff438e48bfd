import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

/** Programs that do not come from npm, by Debian package, and the names under which they may already be here. */
const PROGRAMS = {
  ffmpeg: ['ffmpeg'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
};

/** The step that makes sure of these programs. */
export function systemPackages(names) {
  return {
    title: 'system packages',
    isDone: () => missingPrograms(names).length === 0,
    run: () => installPackages(missingPrograms(names)),
  };
}

/** The Debian packages of those of these programs that are not on the PATH. */
export function missingPrograms(names) {
  return names.filter((name) => !PROGRAMS[name].some(isOnPath));
}

/** Installs Debian packages where we may; elsewhere throws a SetUpError with the exact command. */
export async function installPackages(packages) {
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (!isOnPath('apt-get'))
    throw new SetUpError(
      `Glim needs ${packages.join(', ')} (Debian's names): install them with your system's packager.`,
    );
  if (process.getuid() !== 0)
    throw new SetUpError(
      `Some system packages are missing. Install them, then try again:\n\n  sudo ${install.join(' ')}\n`,
    );

  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-q'], { env });
  await runCommand('apt-get', ['-q', ...install.slice(1)], { env });
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not for us.
  }
}
