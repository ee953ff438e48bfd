import type { FeedAbout } from './atom-feed.ts';
import type { FeedItem } from './feed-item.ts';

/** Reports as JSON Feed 1.1, newest first; the `feed` library writes version 1. @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(items: readonly FeedItem[], { title, description, home, self }: FeedAbout): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language: 'en',
    items: items.map(({ url, title, author, publishedAt, updatedAt, image, html }) => ({
      id: url,
      url,
      title,
      content_html: html,
      image,
      date_published: publishedAt.toISOString(),
      date_modified: updatedAt.toISOString(),
      authors: [{ name: author }],
    })),
  });
}
