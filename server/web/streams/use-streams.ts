import { useEffect, useState } from 'preact/hooks';
import type { Page, StreamCard } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { followLiveFeed } from './live-feed.ts';
import { afterLiveMessage } from './stream-list.ts';

/** Who is live, kept up to date. */
export function useStreams(initial: StreamCard[]): StreamCard[] {
  const { api } = useApp();
  const [streams, setStreams] = useState(initial);
  useEffect(() => {
    const refresh = async () => {
      // A missed refresh is made up for by the next event or poll.
      const page = await api.request<Page<StreamCard>>('GET', '/api/v1/streams').catch(() => null);
      if (page) setStreams(page.data);
    };
    return followLiveFeed({
      topics: ['live'],
      refresh,
      onMessage: (message) => {
        if (message.type !== 'viewers' && message.type !== 'stream.ended') void refresh();
        else setStreams((list) => afterLiveMessage(list, message) ?? list);
      },
    });
  }, [api]);
  return streams;
}
