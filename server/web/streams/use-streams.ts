import { useEffect, useState } from 'preact/hooks';
import type { LiveFilterView, Page, StreamCard } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { followLiveFeed } from './live-feed.ts';
import { liveFilterUrl } from './live-filter-url.ts';
import { afterLiveMessage } from './stream-list.ts';

/** Who is live as the filter says, kept up to date. */
export function useStreams(initial: StreamCard[], filter: LiveFilterView): StreamCard[] {
  const { api } = useApp();
  const [streams, setStreams] = useState(initial);
  const list = liveFilterUrl(filter, '/api/v1/streams');
  useEffect(() => {
    const refresh = async () => {
      // A missed refresh is made up for by the next event or poll.
      const page = await api.request<Page<StreamCard>>('GET', list).catch(() => null);
      if (page) setStreams(page.data);
    };
    return followLiveFeed({
      topics: ['live'],
      refresh,
      onMessage: (message) => {
        if (message.type !== 'viewers' && message.type !== 'stream.ended') void refresh();
        else setStreams((shown) => afterLiveMessage(shown, message) ?? shown);
      },
    });
  }, [api, list]);
  return streams;
}
