import { Migration0001Ground } from './0001-ground.ts';

/** In the order they run. Forward only: a mistake is mended by the next one. */
export const migrations = [{ name: '0001-ground', class: Migration0001Ground }];
