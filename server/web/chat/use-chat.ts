import { useCallback, useState } from 'preact/hooks';
import type { ChatLine, ChatMessage, Page } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { afterChatMessage, withLine } from './chat-log.ts';

export interface LiveChat {
  lines: readonly ChatLine[];
  /** What the feed says of this channel's chat. */
  receive(message: ChatMessage): void;
  /** Reads the latest again: after each gap in the feed. */
  refresh(): Promise<void>;
  /** Throws ApiProblem. The same `nonce` again is the same message. */
  say(text: string, nonce: string): Promise<void>;
  /** Throws ApiProblem. */
  remove(id: string): Promise<void>;
  /** Throws ApiProblem. */
  silence(name: string, minutes: number): Promise<void>;
}

/** A channel's chat, kept up to date by whoever follows the feed. */
export function useChat(slug: string, initial: readonly ChatLine[]): LiveChat {
  const { api } = useApp();
  const [lines, setLines] = useState(initial);
  const path = `/api/v1/channels/${slug}/chat`;

  const receive = useCallback((message: ChatMessage) => setLines((log) => afterChatMessage(log, message)), []);
  const refresh = useCallback(async () => {
    // A missed refresh is made up for by the next poll.
    const page = await api.request<Page<ChatLine>>('GET', path).catch(() => null);
    if (page) setLines(page.data);
  }, [api, path]);
  return {
    lines,
    receive,
    refresh,
    async say(text, nonce) {
      const line = await api.request<ChatLine>('POST', path, { text, nonce });
      setLines((log) => withLine(log, line));
    },
    async remove(id) {
      await api.request('DELETE', `${path}/${id}`);
      setLines((log) => log.filter((line) => line.id !== id));
    },
    async silence(name, minutes) {
      await api.request('POST', `${path}/timeouts`, { name, minutes });
    },
  };
}
