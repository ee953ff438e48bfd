import { Html } from '../glimcap/html.tsx';
import type { TicketMessage as Message, TicketAttachment } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { byteSize } from '../ui/byte-size.ts';
import { Icon } from '../ui/icons.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

/** One message with all that happened to it: edits and a deletion hide nothing. */
export function TicketMessage({ message }: { message: Message }) {
  const { t } = useApp();
  const { author, deletedAt } = message;
  return (
    <li id={`m-${message.id}`} class={deletedAt ? 'message message-deleted' : 'message'}>
      <Avatar name={author.name} url={author.avatarUrl} />
      <div class="message-body">
        <p class="message-head">
          <span class="message-author">{author.name}</span>
          {author.isStaff && <span class="chip chip-staff">{t('ticket.staff')}</span>}
          <span class="muted">
            <Timestamp at={message.sentAt} />
          </span>
        </p>
        {message.replyTo && <Answered replyTo={message.replyTo} />}
        {message.html ? <Html html={message.html} /> : <p class="message-text">{message.text}</p>}
        {deletedAt && <DeletedMark at={deletedAt} />}
        <Edits edits={message.edits} />
        <Attachments attachments={message.attachments} />
      </div>
    </li>
  );
}

function Answered({ replyTo }: { replyTo: NonNullable<Message['replyTo']> }) {
  const { t } = useApp();
  return (
    <p class="message-answered">
      <a href={`#m-${replyTo.id}`}>
        {t('ticket.answers', { name: replyTo.author })} <span class="muted">{replyTo.excerpt}</span>
      </a>
    </p>
  );
}

function DeletedMark({ at }: { at: string }) {
  const { t } = useApp();
  return (
    <p class="message-note">
      {t('ticket.deleted')} <Timestamp at={at} />
    </p>
  );
}

function Edits({ edits }: Pick<Message, 'edits'>) {
  const { t } = useApp();
  if (edits.length === 0) return null;
  return (
    <details class="message-edits">
      <summary>{t('ticket.edited')}</summary>
      <ol>
        {edits.map((edit) => (
          <li key={edit.replacedAt}>
            <span class="muted">
              <Timestamp at={edit.replacedAt} />
            </span>
            <p class="message-text">{edit.text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Attachments({ attachments }: { attachments: TicketAttachment[] }) {
  const { t } = useApp();
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label={t('ticket.attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.url}>
          <a href={attachment.url} download={attachment.name} rel="noreferrer">
            <Icon name="file" />
            {attachment.name} <span class="muted">{byteSize(attachment.sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
