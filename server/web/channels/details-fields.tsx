import { useId, useState } from 'preact/hooks';
import { CATEGORIES } from '#domain/channels/category.ts';
import type { ChannelDetails } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { TextField } from '../ui/text-field.tsx';

const TITLE_LENGTH = 250;
const TAGS_LENGTH = 200;

interface DetailsFieldsProps {
  details: ChannelDetails;
  onChange(details: ChannelDetails): void;
}

/** Title, category, tags and mature mark: the same when a channel is opened and when it is edited. */
export function DetailsFields({ details, onChange }: DetailsFieldsProps) {
  const { t } = useApp();
  const id = useId();
  const { title, category, isMature, tags } = details;
  const [written, setWritten] = useState(tags.join(', '));
  const isKnown = CATEGORIES.some((known) => known === category);
  return (
    <>
      <TextField
        label={t('dashboard.streamTitle')}
        hint={t('dashboard.streamTitleHint')}
        value={title}
        maxLength={TITLE_LENGTH}
        onChange={(next) => onChange({ ...details, title: next })}
      />
      <div class="field">
        <label for={`${id}-category`}>{t('dashboard.category')}</label>
        <div class="field-box">
          <select
            id={`${id}-category`}
            value={category}
            onChange={(event) => onChange({ ...details, category: event.currentTarget.value })}
          >
            {!isKnown && <option>{category}</option>}
            {CATEGORIES.map((known) => (
              <option key={known}>{known}</option>
            ))}
          </select>
        </div>
      </div>
      <TextField
        label={t('dashboard.tags')}
        hint={t('dashboard.tagsHint')}
        value={written}
        maxLength={TAGS_LENGTH}
        isOptional
        onChange={(next) => {
          setWritten(next);
          onChange({
            ...details,
            tags: next
              .split(',')
              .map((tag) => tag.trim())
              .filter(Boolean),
          });
        }}
      />
      <div class="field field-check">
        <input
          id={`${id}-mature`}
          type="checkbox"
          checked={isMature}
          aria-describedby={`${id}-mature-hint`}
          onChange={(event) => onChange({ ...details, isMature: event.currentTarget.checked })}
        />
        <label for={`${id}-mature`}>{t('dashboard.mature')}</label>
        <p class="field-hint" id={`${id}-mature-hint`}>
          {t('dashboard.matureHint')}
        </p>
      </div>
    </>
  );
}
