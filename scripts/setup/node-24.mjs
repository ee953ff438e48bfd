import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { node24, root } from './root.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * Node 24 comes as a package for each platform, all with a program `node`. npm
 * 10 unlinks that one again when it drops the packages of other platforms.
 */
export const linkOfNode24 = {
  title: 'Node 24',
  isDone: () => existsSync(node24),
  run() {
    const { optionalDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
    const name = Object.keys(optionalDependencies).find((each) => existsSync(`${root}/node_modules/${each}/bin/node`));
    if (!name)
      throw new SetUpError(
        `There is no Node 24 package for ${process.platform}-${process.arch}; Glim cannot run here.`,
      );
    mkdirSync(dirname(node24), { recursive: true });
    rmSync(node24, { force: true });
    symlinkSync(`../${name}/bin/node`, node24);
  },
};
