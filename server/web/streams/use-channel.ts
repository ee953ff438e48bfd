import { useEffect, useState } from 'preact/hooks';
import type { ChannelView } from '../api-types.ts';
import type { LiveChat } from '../chat/use-chat.ts';
import { useApp } from '../ui/app-context.ts';
import { afterChannelMessage } from './channel-state.ts';
import { followLiveFeed } from './live-feed.ts';

interface LiveChannel {
  channel: ChannelView;
  /** Grows with each event that may have brought the broadcast back. */
  revivals: number;
}

/** A channel, kept up to date, and its chat over the same connection. */
export function useChannel(
  initial: ChannelView,
  { receive, refresh: refreshChat }: Pick<LiveChat, 'receive' | 'refresh'>,
): LiveChannel {
  const { api } = useApp();
  const [channel, setChannel] = useState(initial);
  const [revivals, setRevivals] = useState(0);
  const { slug } = initial;
  useEffect(() => {
    const refresh = async () => {
      // A missed refresh is made up for by the next event or poll.
      const next = await api.request<ChannelView>('GET', `/api/v1/channels/${slug}`).catch(() => null);
      if (next) setChannel(next);
    };
    return followLiveFeed({
      topics: [`channel:${slug}`, `chat:${slug}`],
      refresh: async () => {
        await Promise.all([refresh(), refreshChat()]);
      },
      onMessage: (message) => {
        if (message.slug !== slug) return;
        if (message.type === 'chat.said' || message.type === 'chat.removed') {
          receive(message);
          return;
        }
        setChannel((current) => afterChannelMessage(current, message) ?? current);
        if (message.type === 'viewers' || message.type === 'stream.ended') return;
        setRevivals((count) => count + 1);
        void refresh();
      },
    });
  }, [api, slug, receive, refreshChat]);
  return { channel, revivals };
}
