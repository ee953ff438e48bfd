import { useId, useState } from 'preact/hooks';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';

const SHOWN = 30;

interface FigurePickerProps {
  references: DeskDraft['references'];
  onPick(reference: string): void;
}

/** Finds a figure of the report, with what it says now, and puts a reference to it where the cursor is. */
export function FigurePicker({ references, onPick }: FigurePickerProps) {
  const { t } = useApp();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  const found = isOpen ? choicesOf(references, sought) : [];
  return (
    <details class="desk-picker" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('desk.picker.open')}</summary>
      {isOpen && (
        <div class="desk-picker-box">
          <label for={id}>{t('desk.picker.find')}</label>
          <input
            id={id}
            type="search"
            autocomplete="off"
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
          <p class="field-hint" role="status">
            {t('desk.picker.found', { count: found.length })}
          </p>
          <ul>
            {found.slice(0, SHOWN).map(({ label, reference, value }) => (
              <li key={reference}>
                <button type="button" onClick={() => onPick(reference)}>
                  <span>{label}</span>
                  <strong>{value}</strong>
                  <code>{reference}</code>
                </button>
              </li>
            ))}
          </ul>
          {found.length > SHOWN && <p class="field-hint">{t('desk.picker.more', { count: found.length - SHOWN })}</p>}
        </div>
      )}
    </details>
  );
}

/** Every word that is sought is somewhere in the label, the reference or the value. */
function choicesOf(references: DeskDraft['references'], sought: string) {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const all = references.flatMap(({ label, choices }) => choices.map((choice) => ({ label, ...choice })));
  return all.filter(({ label, reference, value }) => {
    const text = `${label} ${reference} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
