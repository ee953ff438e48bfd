import { readFile } from 'node:fs/promises';
import { UnusableInput } from './glimcap-verb.ts';

/** The text of a file. Throws an UnusableInput that names the file and says why it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UnusableInput([`${file}: ${whyUnreadable(error)}`]);
  }
}

/** Why a file could not be opened or read, in a few words. */
export function whyUnreadable(error: unknown): string {
  const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (isAbsent) return 'there is no such file';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
