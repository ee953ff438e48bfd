import type { ImportedFile } from '#domain/emotes/emote-transfer.ts';
import type { Language } from '../../locales/languages.ts';
import { refusalsIn } from '../../locales/refusals.ts';
import type { ImportedFileView } from '../web/emotes/emote-types.ts';

/** What became of a file of an archive; why it was not added is said in the reader's language. */
export function presentImportedFile({ path, fate, name, problem }: ImportedFile, language: Language): ImportedFileView {
  if (!problem) return { path, fate, name, code: null, reason: null };
  const reason = refusalsIn(language)(problem.code, problem.values) ?? problem.message;
  return { path, fate, name, code: problem.code, reason };
}
