import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';

type Side = 'edit' | 'preview';

interface DeskTabsProps {
  edit: ComponentChildren;
  preview: ComponentChildren;
}

/** What is edited and what it will look like: side by side at a desk, one behind the other on a phone. */
export function DeskTabs({ edit, preview }: DeskTabsProps) {
  const { t } = useApp();
  const id = useId();
  const [side, setSide] = useState<Side>('edit');
  const tabs = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = side === 'edit' ? 'preview' : 'edit';
    setSide(next);
    tabs.current?.querySelector<HTMLElement>(`[data-side=${next}]`)?.focus();
  };
  const tab = (name: Side) => (
    <button
      type="button"
      role="tab"
      id={`${id}-${name}-tab`}
      data-side={name}
      aria-selected={side === name}
      aria-controls={`${id}-${name}`}
      tabIndex={side === name ? 0 : -1}
      onClick={() => setSide(name)}
    >
      {t(`desk.tab.${name}`)}
    </button>
  );
  return (
    <div class="desk" data-side={side}>
      <div class="desk-tabs" role="tablist" aria-label={t('desk.tab.label')} onKeyDown={onKey} ref={tabs}>
        {tab('edit')}
        {tab('preview')}
      </div>
      <div class="desk-side desk-side-edit" id={`${id}-edit`} role="tabpanel" aria-labelledby={`${id}-edit-tab`}>
        {edit}
      </div>
      <div
        class="desk-side desk-side-preview"
        id={`${id}-preview`}
        role="tabpanel"
        aria-labelledby={`${id}-preview-tab`}
      >
        {preview}
      </div>
    </div>
  );
}
