import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { HttpState } from '../http-context.ts';
import { atomFeed, type FeedAbout } from '../presenters/atom-feed.ts';
import { createFeedItems } from '../presenters/feed-item.ts';
import { jsonFeed } from '../presenters/json-feed.ts';
import { PublicAnswers } from '../public-answers.ts';
import type { Translate } from '../web/words.ts';

const IN_FEED = 20;
const FEEDS = {
  '/feed.xml': { type: 'application/atom+xml', write: atomFeed },
  '/feed.json': { type: 'application/feed+json', write: jsonFeed },
};

interface Parts extends Pick<Domain, 'glimcapArchive'> {
  publicUrl: string;
  words: Translate;
}

/** The published reports as feeds. Readers ask every few minutes, and mostly have the newest already. */
export function glimcapFeedRoutes({ glimcapArchive: archive, publicUrl, words }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap' });
  const answers = new PublicAnswers(archive, Object.keys(FEEDS).length * 2);
  const feedItem = createFeedItems(publicUrl);

  for (const [path, { type, write }] of Object.entries(FEEDS)) {
    router.get(path, async (ctx) => {
      const draw = async () => write((await archive.listWhole({ limit: IN_FEED })).map(feedItem), about(path));
      await answers.send(ctx, path, { type, draw });
    });
  }
  return router;

  function about(path: string): FeedAbout {
    const home = `${publicUrl}/glimcap`;
    return { title: words('glimcap.feedTitle'), description: words('glimcap.intro'), home, self: `${home}${path}` };
  }
}
