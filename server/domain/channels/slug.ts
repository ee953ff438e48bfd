import { DomainError } from '../errors.ts';

const SLUG = /^[a-z0-9](?:[a-z0-9_-]{1,30})[a-z0-9]$/;

/** First path segments that are pages or protocols, and so can never be a channel. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...[
    'about',
    'admin',
    'api',
    'assets',
    'auth',
    'categories',
    'channels',
    'chat',
    'dashboard',
    'discord',
    'docs',
    'emotes',
  ],
  ...[
    'favicon.ico',
    'feed',
    'follows',
    'glim',
    'glimcap',
    'guilds',
    'health',
    'help',
    'images',
    'language',
    'legal',
    'live',
    'login',
    'logout',
  ],
  ...[
    'manifest.webmanifest',
    'media',
    'metrics',
    'oauth2',
    'payments',
    'privacy',
    'robots.txt',
    'search',
    'security',
    'settings',
  ],
  ...[
    'sign-in',
    'sign-out',
    'sitemap.xml',
    'staff',
    'static',
    'status',
    'streams',
    'support',
    'terms',
    'thumbnails',
    'tickets',
  ],
  ...['users', 'webhooks', 'whep', 'whip', 'ws'],
]);

/**
 * The part of a channel's address after the host, in lower case.
 * @throws DomainError invalid `slug_invalid`, conflict `slug_reserved`
 */
export function parseSlug(text: string): string {
  const slug = text.trim().toLowerCase();
  if (RESERVED_SLUGS.has(slug))
    throw new DomainError('conflict', 'slug_reserved', `/${slug} is a page of Glim. Choose another address.`, { slug });
  if (SLUG.test(slug)) return slug;
  throw new DomainError(
    'invalid',
    'slug_invalid',
    'An address has 3 to 32 small letters, digits, dashes or underscores, and begins and ends with a letter or digit.',
  );
}
