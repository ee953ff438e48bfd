import { readFile } from 'node:fs/promises';
import { UnusableInput } from './glimcap-verb.ts';

/** The text of a file. Throws an UnusableInput that names the file and says why it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UnusableInput([`${file}: ${isAbsent ? 'there is no such file' : `cannot be read: ${reason(error)}`}`]);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
