import type { ChannelView, LiveMessage } from '../api-types.ts';

/** The channel after one live event, or `null` when it must be asked for again. */
export function afterChannelMessage(channel: ChannelView, message: LiveMessage): ChannelView | null {
  if (message.slug !== channel.slug) return channel;
  if (message.type === 'stream.ended') return { ...channel, stream: null };
  if (message.type !== 'viewers') return null;
  if (!channel.stream) return channel;
  return { ...channel, stream: { ...channel.stream, viewers: message.viewers } };
}
