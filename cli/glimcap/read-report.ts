import { readFile, stat } from 'node:fs/promises';
import { UnusableInput } from './glimcap-verb.ts';
import { whyUnreadable } from './read-text.ts';

const LARGEST = 2 * 1024 * 1024;

/** The text of a report. Throws an UnusableInput for what is no text, or larger than any report is. */
export async function readReport(file: string): Promise<string> {
  const bytes = await readBytes(file);
  if (bytes.includes(0)) throw new UnusableInput([`${file}: is not text`]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Old editors wrote Windows-1252; the decoder of UTF-8 says only that these bytes are none.
    throw new UnusableInput([`${file}: is not text in UTF-8`]);
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw new UnusableInput([`${file}: is larger than 2 MB, which no report is`]);
    return await readFile(file);
  } catch (error) {
    throw error instanceof UnusableInput ? error : new UnusableInput([`${file}: ${whyUnreadable(error)}`]);
  }
}
