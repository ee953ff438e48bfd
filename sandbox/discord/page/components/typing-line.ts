import { h } from 'preact';
import { nameOfId } from '../client/guild.ts';
import { useClient } from './client-context.ts';

export function TypingLine({ channelId }: { channelId: string }) {
  const { session } = useClient();
  const typists = [...(session.typing.get(channelId) ?? [])].filter(([, until]) => until > Date.now());
  const names = typists.map(([id]) => nameOfId(session.view, id));
  const verb = names.length === 1 ? 'is' : 'are';
  return h('p', { class: 'typing', 'aria-live': 'polite' }, names.length > 0 && `${names.join(', ')} ${verb} typing…`);
}
