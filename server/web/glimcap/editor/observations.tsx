import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import type { DeskField, DeskTexts } from './desk-texts.ts';

interface ObservationsProps {
  observations: DeskDraft['observations'];
  texts: DeskTexts;
  /** Null for who only reads. */
  onInsert: ((field: DeskField, text: string) => void) | null;
}

/** What is true of the figures; one click puts its sentence, which follows the figures, into its section. */
export function Observations({ observations, texts, onInsert }: ObservationsProps) {
  const { t } = useApp();
  if (observations.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t('desk.observations.title')}</h2>
      <ul class="desk-list">
        {observations.map(({ text, sentence, section }) => {
          const standing = texts[section];
          const isUsed = standing.includes(sentence);
          const name = t(`desk.section.${section}`);
          return (
            <li key={text}>
              <p>{text}</p>
              {onInsert && (
                <button
                  class="button button-quiet button-small"
                  type="button"
                  disabled={isUsed}
                  aria-label={`${t('desk.observations.insert', { section: name })}: ${text}`}
                  onClick={() =>
                    onInsert(section, standing.trim() === '' ? sentence : `${standing.trimEnd()}\n\n${sentence}`)
                  }
                >
                  {isUsed
                    ? t('desk.observations.used', { section: name })
                    : t('desk.observations.insert', { section: name })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
