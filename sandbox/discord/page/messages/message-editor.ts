import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Message } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';

/** Edits a message where it stands: Enter saves, Escape cancels. */
export function MessageEditor({ message, onEnd }: { message: Message; onEnd(): void }) {
  const { session, attempt } = useClient();
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);

  const save = async () => {
    const content = input.current?.value.trim() ?? '';
    if (content === '' || content === message.content) return onEnd();
    if (await attempt(() => session.act.edit(message.channel_id, message.id, content))) onEnd();
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEnd();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    save().catch(reportError);
  };
  return h(
    'div',
    { class: 'editor' },
    h('textarea', {
      ref: input,
      'aria-label': 'Edit message',
      defaultValue: message.content,
      maxLength: 2000,
      onKeyDown,
    }),
    h(
      'small',
      null,
      'escape to ',
      h('button', { type: 'button', class: 'link', onClick: onEnd }, 'cancel'),
      ' • enter to ',
      h('button', { type: 'button', class: 'link', onClick: save }, 'save'),
    ),
  );
}
