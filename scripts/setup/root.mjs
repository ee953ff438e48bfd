import { fileURLToPath } from 'node:url';

/** The project's folder, without a trailing slash. (`import.meta.dirname` is younger than Node 20.0.) */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Node 24, which npm links here from the package made for this platform. */
export const node24 = `${root}/node_modules/.bin/node`;
