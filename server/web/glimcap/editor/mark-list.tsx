import type { DeskMark } from '../../../presenters/staff-glimcap-preview.ts';
import { useApp } from '../../ui/app-context.ts';

interface MarkListProps {
  id: string;
  marks: readonly DeskMark[];
  onSelect(mark: DeskMark): void;
}

/** What is doubtful in a text; each leads to its words. */
export function MarkList({ id, marks, onSelect }: MarkListProps) {
  const { t } = useApp();
  if (marks.length === 0) return null;
  return (
    <ul class="desk-marks" id={id}>
      {marks.map((mark) => (
        <li key={`${mark.kind} ${mark.at} ${mark.words}`}>
          <button type="button" onClick={() => onSelect(mark)}>
            {t(`desk.mark.${mark.kind}`, {
              words: mark.words,
              label: mark.row?.label ?? '',
              cell: mark.row?.cell ?? '',
            })}
          </button>
        </li>
      ))}
    </ul>
  );
}
