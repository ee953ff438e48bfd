/** The guides of the help site as they are: each is sound, and each link in them leads somewhere. */
import * as assert from 'uvu/assert';
import { HELP_CATEGORIES } from '#domain/support/help/help-article.ts';
import { openHelpLibrary } from '#platform/help/open-help-library.ts';
import { suite } from './support/suite.ts';

const LINK = /\]\(([^)\s]+)\)/g;
const OTHER = /^(?:([a-z0-9-]+)\.md)?(?:#(.+))?$/;
/** Pages of the site that articles lead to. */
const PAGES = [
  '/',
  '/dashboard',
  '/dashboard/emotes',
  '/emotes',
  '/glimcap',
  '/glimcap/mail',
  '/help',
  '/settings/account',
  '/settings/subscription',
  '/staff',
  '/staff/emotes',
  '/staff/help',
  '/staff/tickets',
  '/staff/tickets/stats',
  '/status',
];
const FILES = ['/api/v1/openapi.json', '/glimcap/feed.xml'];

const { articles, suggest, search } = openHelpLibrary();
const bySlug = new Map(articles.map((article) => [article.slug, article]));

const test = suite<object>('help articles');

for (const { slug, markdown, steps, summary } of articles) {
  test(`each link of ${slug} leads to an article, a heading or a page that is there`, () => {
    const links = [...markdown.matchAll(LINK)].map(([, link = '']) => link);
    assert.equal(
      links.filter((link) => !leadsSomewhere(slug, link)),
      [],
    );
  });

  test(`${slug} begins with what to do, in steps that fit a message`, () => {
    assert.ok(steps.length >= 2, 'it has a numbered list');
    assert.ok(summary.endsWith('.'), 'its summary is a sentence');
  });
}

test('every category has a guide', () => {
  const used = new Set(articles.map(({ category }) => category));
  assert.equal(
    HELP_CATEGORIES.filter((each) => !used.has(each)),
    [],
  );
});

const QUESTIONS: [question: string, slug: string][] = [
  ['obs', 'stream-from-obs'],
  ['whip', 'stream-from-obs'],
  ['stuttering', 'no-picture-or-stutter'],
  ['b frames', 'no-picture-or-stutter'],
  ['webcam', 'stream-from-the-browser'],
  ['leaked stream key', 'stream-key'],
  ['tags', 'find-streams'],
  ['unmute', 'watch-a-stream'],
  ['18+', 'mature-streams'],
  ['streamlabs', 'streamlabs'],
  ['replay bufer', 'clips-with-obs'],
  ['change my credit card', 'change-payment-method'],
  ['how do I cancel', 'cancel-subscription'],
  ['subscribe to a channel', 'subscribe-to-a-channel'],
  ['support a streamer', 'subscribe-to-a-channel'],
  ['payouts', 'sell-subscriptions'],
  ['earn money', 'sell-subscriptions'],
  ['newsleter', 'glimcap-by-mail'],
  ['missing permision', 'set-up-a-guild'],
  ['snipet', 'for-support-staff'],
  ['login', 'sign-in-with-discord'],
  ['notifications', 'live-pings'],
  ['quiet hours', 'live-pings'],
  ['no alert posted', 'why-no-card'],
  ['keyframe warning', 'stream-health'],
  ['mute in chat', 'keep-chat-in-order'],
  ['unlink discord', 'link-your-account'],
  ['emoji slots full', 'emotes-in-your-guild'],
  ['aprove emote', 'review-emotes'],
  ['overdue tickets', 'triage-board'],
  ['sla', 'support-promises'],
  ['weekly schedule', 'your-schedule'],
  ['ticket panel', 'ticket-kinds'],
  ['e-mail', 'tickets-by-mail'],
  ['rtmp', 'streamlabs'],
  ['upload emoji', 'emotes'],
  ['delete my account', 'sign-in-with-discord'],
];

for (const [question, slug] of QUESTIONS)
  test(`who looks for “${question}” finds ${slug} among the first`, () => {
    const found = search(question, { limit: 3 }).map(({ article }) => article.slug);
    assert.ok(found.includes(slug), found.join(', '));
  });

test('a ticket about a stream is answered with the guide for it', () => {
  const text = 'My stream freezes all the time, the bitrate is 9000 and viewers complain about buffering';
  assert.ok(suggest(text, { limit: 3 }).some(({ slug }) => slug === 'no-picture-or-stutter'));
});

function leadsSomewhere(from: string, link: string): boolean {
  if (link.startsWith('https://') || link.startsWith('images/')) return true;
  if (link.startsWith('/')) return PAGES.includes(link) || FILES.includes(link);
  const [, to = from, anchor] = OTHER.exec(link) ?? [];
  const target = bySlug.get(to);
  return target !== undefined && (anchor === undefined || target.sections.some(({ id }) => id === anchor));
}

test.run();
