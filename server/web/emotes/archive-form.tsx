import { useState } from 'preact/hooks';
import type { Page } from '../api-types.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { ApiProblem } from '../ui/api.ts';
import { useApp } from '../ui/app-context.ts';
import { Labelled } from '../ui/labelled.tsx';
import type { ImportedFileView } from './emote-types.ts';

/** A zip in, with each file's fate, and all emotes out. */
export function ArchiveForm() {
  const { t, api } = useApp();
  const [files, setFiles] = useState<ImportedFileView[] | null>(null);
  return (
    <>
      <p class="muted">
        {t('emotes.archiveText')} <a href="/staff/emotes/export.zip">{t('emotes.export')}</a>
      </p>
      <ActionForm
        submit={t('emotes.import')}
        send={async (fields) => {
          setFiles(null);
          const file = fields.file('zip');
          if (!file) throw new ApiProblem({ status: 422, code: 'invalid', detail: t('emotes.noFile') });
          const zip = new Blob([file], { type: 'application/zip' });
          setFiles((await api.upload<Page<ImportedFileView>>('/api/v1/emotes/imports', zip)).data);
        }}
      >
        <Labelled label={t('emotes.zip')} hint={t('emotes.zipHint')}>
          {(control) => <input {...control} name="zip" type="file" accept=".zip,application/zip" required />}
        </Labelled>
      </ActionForm>
      <div role="status">{files && <ImportedFiles files={files} />}</div>
    </>
  );
}

function ImportedFiles({ files }: { files: ImportedFileView[] }) {
  const { t } = useApp();
  return (
    <ul class="emote-import">
      {files.map(({ path, fate, name, reason }) => (
        <li key={path}>
          <strong>{path}</strong>: {t(`emotes.fate.${fate}`, { name: name ?? '' })} {reason}
        </li>
      ))}
    </ul>
  );
}
