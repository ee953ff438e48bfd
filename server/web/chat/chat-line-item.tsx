import type { ChatLine } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { hueClass } from '../ui/hue.ts';
import { Icon } from '../ui/icons.tsx';
import { EmoteText } from './emote-text.tsx';

const TIMEOUTS = [10, 60, 1440] as const;

interface ChatLineItemProps {
  line: ChatLine;
  canRemove: boolean;
  canSilence: boolean;
  onRemove(): void;
  onSilence(minutes: number): void;
}

/** One message, and what its reader may do with it. */
export function ChatLineItem({ line, canRemove, canSilence, onRemove, onSilence }: ChatLineItemProps) {
  const { t } = useApp();
  const { author, text } = line;
  return (
    <li class="chat-line">
      <p>
        {author.isOwner && <span class="chip chat-badge">{t('chat.owner')}</span>}
        {author.isStaff && <span class="chip chat-badge">{t('chat.staff')}</span>}
        {author.isSubscriber && (
          <span class="chat-subscriber" role="img" aria-label={t('chat.subscriber')} title={t('chat.subscriber')}>
            <Icon name="star" />
          </span>
        )}
        <span class={`chat-author ${hueClass(author.name)}`}>{author.name}</span>{' '}
        <span class="chat-text">
          <EmoteText text={text} emotes={line.emotes} />
        </span>
      </p>
      {canRemove && (
        <details class="chat-actions" onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}>
          <summary aria-label={t('chat.actions', { name: author.name })}>⋯</summary>
          <div class="menu">
            <button type="button" onClick={onRemove}>
              {t('chat.remove')}
            </button>
            {canSilence &&
              TIMEOUTS.map((minutes) => (
                <button key={minutes} type="button" onClick={() => onSilence(minutes)}>
                  {t(`chat.silence.${minutes}`)}
                </button>
              ))}
          </div>
        </details>
      )}
    </li>
  );
}
