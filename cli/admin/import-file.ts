import { readFile, stat } from 'node:fs/promises';
import { DomainError } from '#domain/errors.ts';

const MOST_BYTES = 20_000_000;
const NAMED_PROBLEMS = 50;

/** The text of a file to be imported. @throws DomainError that names the file and says why it cannot be taken */
export async function readImportFile(file: string, { mostBytes = MOST_BYTES } = {}): Promise<string> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > mostBytes) throw tooLarge(file, mostBytes);
  const bytes = await readFile(file).catch((error: unknown) => {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isAbsent ? 'there is no such file' : `cannot be read (${error})`;
    throw new DomainError('not_found', 'import_file_unreadable', `${file}: ${reason}.`);
  });
  if (bytes.length > mostBytes) throw tooLarge(file, mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw refusedImport(file, ['not UTF-8 text']);
    throw cause;
  }
}

/** What is wrong with a file, a line for each problem, the first fifty of them unless `named` says otherwise. */
export function refusedImport(
  file: string,
  problems: readonly string[],
  { named: most = NAMED_PROBLEMS } = {},
): DomainError {
  const more = problems.length - most;
  const named = problems.slice(0, most).map((problem) => `${file}: ${problem}`);
  const lines = more > 0 ? [...named, `${file}: and ${more} more`] : named;
  return new DomainError('invalid', 'import_file_invalid', lines.join('\n'));
}

function tooLarge(file: string, mostBytes: number): DomainError {
  return refusedImport(file, [`larger than ${mostBytes / 1_000_000} MB`]);
}
