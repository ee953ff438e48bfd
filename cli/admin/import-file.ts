import { readFile } from 'node:fs/promises';
import { DomainError } from '#domain/errors.ts';

const MOST_BYTES = 20_000_000;
const NAMED_PROBLEMS = 50;

/** The text of a file to be imported. @throws DomainError that names the file and says why it cannot be taken */
export async function readImportFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isAbsent ? 'there is no such file' : `cannot be read (${error})`;
    throw new DomainError('not_found', 'import_file_unreadable', `${file}: ${reason}.`);
  });
  if (bytes.length > MOST_BYTES) throw refusedImport(file, [`larger than ${MOST_BYTES / 1_000_000} MB`]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw refusedImport(file, ['not UTF-8 text']);
    throw cause;
  }
}

/** What is wrong with a file, a line for each problem, the first fifty of them. */
export function refusedImport(file: string, problems: readonly string[]): DomainError {
  const more = problems.length - NAMED_PROBLEMS;
  const named = problems.slice(0, NAMED_PROBLEMS).map((problem) => `${file}: ${problem}`);
  const lines = more > 0 ? [...named, `${file}: and ${more} more`] : named;
  return new DomainError('invalid', 'import_file_invalid', lines.join('\n'));
}
