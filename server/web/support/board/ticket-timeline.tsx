import type { StaffTicketItem } from '../../../presenters/staff-ticket-items.ts';
import { useApp } from '../../ui/app-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { TicketMessage } from '../ticket-message.tsx';
import { TicketEventLine } from './ticket-event-line.tsx';

type Aside = Extract<StaffTicketItem, { kind: 'note' | 'reply' }>;

/** What was said and what was done, oldest first. What the member does not see is marked. */
export function TicketTimeline({ items }: { items: StaffTicketItem[] }) {
  const { t } = useApp();
  return (
    <div role="log" aria-label={t('board.conversation')}>
      <ol class="messages">
        {items.map((item) => (
          <Item key={`${item.kind}${item.id}`} item={item} />
        ))}
      </ol>
    </div>
  );
}

function Item({ item }: { item: StaffTicketItem }) {
  if (item.kind === 'event') return <TicketEventLine event={item} />;
  if (item.kind === 'message') return <TicketMessage message={{ ...item, sentAt: item.at }} />;
  return <AsideMessage aside={item} />;
}

/** A note of staff, or an answer that is not in Discord yet. */
function AsideMessage({ aside }: { aside: Aside }) {
  const { t } = useApp();
  const failure = aside.kind === 'reply' ? aside.failure : null;
  return (
    <li class={`message message-${aside.kind}`}>
      <Avatar name={aside.author.name} url={null} />
      <div class="message-body">
        <p class="message-head">
          <span class="message-author">{aside.author.name}</span>
          <span class="chip chip-staff">{t(aside.kind === 'note' ? 'board.note' : 'board.onItsWay')}</span>
          {aside.kind === 'reply' && aside.isAnonymous && <span class="chip">{t('board.anonymous')}</span>}
          <span class="muted">
            <Timestamp at={aside.at} />
          </span>
        </p>
        <p class="message-text">{aside.text}</p>
        {failure && <p class="message-note">{t('board.notPosted', { reason: failure })}</p>}
      </div>
    </li>
  );
}
