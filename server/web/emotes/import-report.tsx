import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import type { ImportedFileView } from './emote-types.ts';

/** How far an import is, and what became of each file; what needs a look is on top. */
export function ImportReport({ count, files }: { count: number; files: ImportedFileView[] }) {
  const { t } = useApp();
  const of = (fate: ImportedFileView['fate']) => files.filter((file) => file.fate === fate);
  const [added, there, refused] = [of('added'), of('there'), of('refused')];
  const isDone = files.length >= count;
  const counts = { added: added.length, there: there.length, refused: refused.length };
  return (
    <section class="emote-import">
      <progress max={count} value={files.length} aria-label={t('emotes.progress')} />
      <p role="status">
        {isDone ? t('emotes.importDone', counts) : t('emotes.importGoesOn', { done: files.length, count })}{' '}
        {isDone && added.length > 0 && <a href="/staff/emotes">{t('emotes.seeThem')}</a>}
      </p>
      <ImportedFiles files={refused} />
      <ImportedFiles files={there} />
      {added.length > 0 && (
        <Disclosure summary={t('emotes.addedFiles', { count: added.length })}>
          <ImportedFiles files={added} />
        </Disclosure>
      )}
    </section>
  );
}

function ImportedFiles({ files }: { files: ImportedFileView[] }) {
  const { t } = useApp();
  if (files.length === 0) return null;
  return (
    <ul class="emote-import-files">
      {files.map(({ path, fate, name, reason }, place) => (
        // Two files of a zip may have one path.
        <li key={`${place} ${path}`}>
          <strong>{path}</strong>: {t(`emotes.fate.${fate}`, { name: name ?? '' })} {reason}
        </li>
      ))}
    </ul>
  );
}
