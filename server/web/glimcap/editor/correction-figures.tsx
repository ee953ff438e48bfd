import { useId } from 'preact/hooks';
import type { DeskFigure } from '../../../presenters/staff-glimcap-report.ts';
import { useApp } from '../../ui/app-context.ts';
import type { CorrectionTexts } from './correction-texts.ts';

interface CorrectionFiguresProps {
  title: string;
  part: 'metrics' | 'finance';
  figures: readonly DeskFigure[];
  texts: CorrectionTexts;
  onType(field: string, text: string): void;
}

/** Figures as they stand, each with a field for the right one; a field that stays empty changes nothing. */
export function CorrectionFigures({ title, part, figures, texts, onType }: CorrectionFiguresProps) {
  const { t } = useApp();
  const id = useId();
  return (
    <table class="desk-figures">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.correction.figure')}</th>
          <th scope="col">{t('desk.correction.standing')}</th>
          <th scope="col">{t('desk.correction.corrected')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ key, label, value }) => (
          <tr key={key}>
            <th scope="row">
              <label for={`${id}-${key}`}>{label}</label>
            </th>
            <td>{value ?? t('desk.correction.missing')}</td>
            <td>
              <input
                id={`${id}-${key}`}
                class="desk-input"
                type="text"
                autocomplete="off"
                maxLength={100}
                value={texts[`${part}.${key}`] ?? ''}
                onInput={(event) => onType(`${part}.${key}`, event.currentTarget.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
