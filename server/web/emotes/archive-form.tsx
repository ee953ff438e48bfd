import { useState } from 'preact/hooks';
import { ActionForm } from '../ui/action-form.tsx';
import { ApiProblem } from '../ui/api.ts';
import { useApp } from '../ui/app-context.ts';
import { Labelled } from '../ui/labelled.tsx';
import type { ImportedFileView } from './emote-types.ts';
import { ImportReport } from './import-report.tsx';

/** What the answer to an import is made of, line by line: how many there are, then what became of each. */
type ImportLine = { count: number } | ImportedFileView;

/** A zip in, with each file's fate as it is known, and all emotes out. */
export function ArchiveForm() {
  const { t, api } = useApp();
  const [count, setCount] = useState<number | null>(null);
  const [files, setFiles] = useState<ImportedFileView[]>([]);
  return (
    <>
      <p class="muted">
        {t('emotes.archiveText')} <a href="/staff/emotes/export.zip">{t('emotes.export')}</a>
      </p>
      <ActionForm
        submit={t('emotes.import')}
        fieldOf={(code) => (code.startsWith('emote_archive_') || code === 'too_large' ? 'zip' : null)}
        send={async (fields) => {
          setCount(null);
          setFiles([]);
          const file = fields.file('zip');
          if (!file) throw new ApiProblem({ status: 422, code: 'emote_archive_none', detail: t('emotes.noFile') });
          const zip = new Blob([file], { type: 'application/zip' });
          for await (const line of api.lines<ImportLine>('/api/v1/emotes/imports', zip)) {
            if ('count' in line) setCount(line.count);
            else setFiles((before) => [...before, line]);
          }
        }}
      >
        <Labelled label={t('emotes.zip')} hint={t('emotes.zipHint')} field="zip">
          {(control) => <input {...control} name="zip" type="file" accept=".zip,application/zip" required />}
        </Labelled>
      </ActionForm>
      {count !== null && <ImportReport count={count} files={files} />}
    </>
  );
}
