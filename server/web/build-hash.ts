import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NOT_BUILT = /\.test\.tsx?$|\/testing\//;

/** A name for what a build of these files and folders would give: equal while nothing in them changes. */
export async function buildHash(root: string, sources: readonly string[]): Promise<string> {
  const lists = await Promise.all(sources.map((source) => filesOf(root, source)));
  const names = lists.flat().filter((name) => !NOT_BUILT.test(name));
  const contents = await Promise.all(names.map((name) => readFile(join(root, name))));

  const hash = createHash('sha256');
  for (const [index, name] of names.entries())
    hash.update(`${name}\0${contents[index]?.length}\0`).update(contents[index] ?? '');
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(root: string, source: string): Promise<string[]> {
  if (!(await stat(join(root, source))).isDirectory()) return [source];
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}
