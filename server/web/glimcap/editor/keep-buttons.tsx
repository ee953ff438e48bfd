import { useApp } from '../../ui/app-context.ts';

interface KeepButtonsProps {
  isBusy: boolean;
  onCancel(): void;
}

/** How a small form ends: what was typed is kept, or not. */
export function KeepButtons({ isBusy, onCancel }: KeepButtonsProps) {
  const { t } = useApp();
  return (
    <div class="button-row">
      <button class="button button-small" type="submit" disabled={isBusy}>
        {t('desk.keep')}
      </button>
      <button class="button button-quiet button-small" type="button" onClick={onCancel}>
        {t('desk.cancel')}
      </button>
    </div>
  );
}
