import type { LiveMessage, StreamCard } from '../api-types.ts';

/**
 * The list after one live event, or `null` when the event says more than we know
 * (a new stream, a changed title) and the list must be asked for again.
 */
export function afterLiveMessage(streams: StreamCard[], message: LiveMessage): StreamCard[] | null {
  if (message.type === 'stream.ended') return streams.filter((stream) => stream.channel.slug !== message.slug);
  if (message.type !== 'viewers') return null;
  return streams.map((stream) =>
    stream.channel.slug === message.slug ? { ...stream, viewers: message.viewers } : stream,
  );
}
