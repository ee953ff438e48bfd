import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether any account may pass through this folder and all that lead to it. /root, for one, lets nobody through. */
export function isPassable(folder: string): boolean {
  let path = realpathSync(folder);
  for (;;) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    const parent = dirname(path);
    if (parent === path) return true;
    path = parent;
  }
}
