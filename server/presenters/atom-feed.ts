import { Feed } from 'feed';
import { escapeHtml } from '../web/escape-html.ts';
import type { FeedItem } from './feed-item.ts';

/** What a feed says of itself. */
export interface FeedAbout {
  title: string;
  description: string;
  /** The page that it follows, and its own address. */
  home: string;
  self: string;
}

/** What XML 1.0 (§2.2) has no place for. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Reports as Atom, newest first. @see RFC 4287 */
export function atomFeed(items: readonly FeedItem[], { title, description, home, self }: FeedAbout): string {
  // §4.1.1 wants a time also of an empty feed; the epoch changes nothing for a reader.
  const updated = new Date(Math.max(0, ...items.map(({ updatedAt }) => updatedAt.getTime())));
  const feed = new Feed({ id: home, link: home, feed: self, title, description, updated, generator: 'Glim' });
  for (const { url, title, author, publishedAt, updatedAt, html } of items) {
    feed.addItem({
      id: url,
      link: url,
      // The library declares titles to be HTML.
      title: escapeHtml(title),
      content: html,
      author: [{ name: author }],
      published: publishedAt,
      date: updatedAt,
    });
  }
  return feed.atom1().toWellFormed().replaceAll(CONTROLS, '');
}
