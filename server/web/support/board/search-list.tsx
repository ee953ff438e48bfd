import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';

/** One of a list to choose from. */
export interface FoundItem {
  id: string;
  title: string;
  detail?: string;
}

interface SearchListProps {
  label: string;
  hint?: string;
  items: readonly FoundItem[];
  /** What is said when nothing fits. */
  none: string;
  query: string;
  onQuery(query: string): void;
  onChoose(item: FoundItem): void;
  onCancel(): void;
}

/**
 * A field with what fits below it: arrows move, Enter chooses, Escape leaves.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SearchList({ label, hint, items, none, query, onQuery, onChoose, onCancel }: SearchListProps) {
  const { t } = useApp();
  const id = useId();
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const current = Math.min(at, items.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => field.current?.focus(), []);
  // What opens at the end of a page opens below its edge.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [items.length > 0]);
  useEffect(() => document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' }), [current]);

  const press = (event: KeyboardEvent) => {
    const chosen = items[current];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt(Math.max(0, Math.min(items.length - 1, current + step)));
    else if (event.key === 'Enter' && chosen) onChoose(chosen);
    else if (event.key === 'Escape') onCancel();
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <div class="search-list" ref={box}>
      <label for={id}>{label}</label>
      <div class="field-box">
        <input
          id={id}
          ref={field}
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? optionId(current) : undefined}
          value={query}
          maxLength={100}
          onInput={(event) => {
            setAt(0);
            onQuery(event.currentTarget.value);
          }}
          onKeyDown={press}
        />
      </div>
      {hint && <p class="field-hint">{hint}</p>}
      <div id={`${id}-list`} class="search-list-options" role="listbox" aria-label={label}>
        {items.map((item, index) => (
          // Chosen with the keyboard from the field, which keeps the focus.
          <div
            key={item.id}
            id={optionId(index)}
            class="search-list-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(item);
            }}
          >
            <strong>{item.title}</strong>
            {item.detail && <span class="muted">{item.detail}</span>}
          </div>
        ))}
      </div>
      <p class="muted" role="status">
        {items.length === 0 ? none : t('board.found', { count: items.length })}
      </p>
    </div>
  );
}
