import { useApp } from './app-context.ts';

const SAVED = 'saved';

/** Draws a page anew, with what was saved in it. */
export function showSaved(path: string): void {
  const url = new URL(path, location.href);
  url.searchParams.set(SAVED, '1');
  location.assign(url);
}

/** Says that the last change is kept, on the page that it was drawn anew for. */
export function Saved() {
  const { t, url } = useApp();
  const isSaved = new URLSearchParams(url.split('?')[1]).has(SAVED);
  return (
    <p class="good saved-note" role="status">
      {isSaved && t('form.saved')}
    </p>
  );
}
