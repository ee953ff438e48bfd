import { useEffect, useState } from 'preact/hooks';
import type { LiveStream, OwnChannel } from '../api-types.ts';
import { followLiveFeed } from '../streams/live-feed.ts';
import { useApp } from '../ui/app-context.ts';

/** Whether one's own channel is on air, and for how many, kept up to date. */
export function useOwnStream({ slug, stream: initial }: OwnChannel): LiveStream | null {
  const { api } = useApp();
  const [stream, setStream] = useState(initial);
  useEffect(() => {
    const refresh = async () => {
      // A missed refresh is made up for by the next event or poll.
      const channel = await api.request<OwnChannel>('GET', '/api/v1/channel').catch(() => null);
      if (channel) setStream(channel.stream);
    };
    return followLiveFeed({
      topics: [`channel:${slug}`],
      refresh,
      onMessage: (message) => {
        if (message.slug !== slug) return;
        if (message.type !== 'viewers') void refresh();
        else setStream((now) => now && { ...now, viewers: message.viewers });
      },
    });
  }, [api, slug]);
  return stream;
}
