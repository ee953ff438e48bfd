import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Labelled } from '../ui/labelled.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import { readUpload } from './read-upload.ts';

/** Sends a name and a picture to where emotes are taken, and draws the page anew. */
export function UploadForm({ path, submit }: { path: string; submit: string }) {
  const { t, api } = useApp();
  return (
    <ActionForm
      submit={submit}
      fieldOf={fieldOf}
      send={async (fields) => {
        await api.request('POST', path, await readUpload(fields, t));
        showSaved(location.pathname);
      }}
    >
      <div class="action-form-row">
        <LineInput
          label={t('emotes.name')}
          hint={t('emotes.nameHint')}
          name="name"
          pattern="[A-Za-z0-9_]+"
          maxLength={32}
          isRequired
        />
        <Labelled label={t('emotes.picture')} hint={t('emotes.pictureHint')} field="image">
          {(control) => (
            <input
              {...control}
              name="image"
              type="file"
              accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
              required
            />
          )}
        </Labelled>
      </div>
    </ActionForm>
  );
}

/** What is wrong with the name is said beside the name, what is wrong with the picture beside that. */
function fieldOf(code: string): string | null {
  if (code.startsWith('emote_name_')) return 'name';
  return code.startsWith('emote_image_') || code === 'emote_duplicate' || code === 'too_large' ? 'image' : null;
}
