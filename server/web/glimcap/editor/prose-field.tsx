import { useId, useRef } from 'preact/hooks';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import type { DeskMark } from '../../../presenters/staff-glimcap-preview.ts';
import { useApp } from '../../ui/app-context.ts';
import type { Section } from './desk-texts.ts';
import { FigurePicker } from './figure-picker.tsx';
import { MarkList } from './mark-list.tsx';
import { Rival } from './rival.tsx';

interface ProseFieldProps {
  section: Section;
  text: string;
  /** What somebody else saved here meanwhile. */
  rival: string | undefined;
  marks: readonly DeskMark[];
  references: DeskDraft['references'];
  isReadOnly: boolean;
  onFocus(): void;
  onType(text: string): void;
  onSettle(choice: 'mine' | 'theirs'): void;
}

/** One section's text: Markdown, with figures that are picked rather than typed, and what is doubtful in it. */
export function ProseField({ section, text, rival, marks, references, isReadOnly, ...on }: ProseFieldProps) {
  const { t } = useApp();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (reference: string) => {
    const field = area.current;
    if (!field) return;
    field.setRangeText(reference, field.selectionStart, field.selectionEnd, 'end');
    on.onType(field.value);
    field.focus();
  };
  const select = ({ at, words }: DeskMark) => {
    const field = area.current;
    field?.focus();
    if (at !== null) field?.setSelectionRange(at, at + words.length);
  };
  return (
    <div class="field">
      <label for={id}>{t(`desk.section.${section}`)}</label>
      <textarea
        id={id}
        ref={area}
        class="desk-text"
        rows={3}
        value={text}
        readOnly={isReadOnly}
        aria-describedby={marks.length > 0 ? `${id}-marks` : undefined}
        onFocus={on.onFocus}
        onInput={(event) => on.onType(event.currentTarget.value)}
      />
      <MarkList id={`${id}-marks`} marks={marks} onSelect={select} />
      {rival !== undefined && <Rival text={rival} onSettle={on.onSettle} />}
      {!isReadOnly && <FigurePicker references={references} onPick={insert} />}
    </div>
  );
}
