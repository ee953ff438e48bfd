import { escapeHtml } from '../web/escape-html.ts';
import type { GlimcapReport } from '../web/page-data.ts';

/** The published reports as a feed, newest first. @see RFC 4287 (Atom) */
export function glimcapFeed(reports: readonly GlimcapReport[], publicUrl: string): string {
  const home = `${publicUrl}/glimcap`;
  const self = `${home}/feed.xml`;
  // RFC 4287 §4.1.1 wants a time also of an empty feed; the epoch changes nothing for a reader.
  const updated = reports[0]?.publishedAt ?? new Date(0).toISOString();
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('title', 'The Glimcap'),
    element('id', home),
    `<link href="${escapeHtml(home)}"/>`,
    `<link rel="self" href="${escapeHtml(self)}"/>`,
    element('updated', updated),
    ...reports.map((report) => entry(report, home)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entry({ number, title, publishedAt, author, html }: GlimcapReport, home: string): string {
  const url = `${home}/${number}`;
  return [
    '<entry>',
    element('title', title),
    element('id', url),
    `<link href="${escapeHtml(url)}"/>`,
    element('published', publishedAt),
    element('updated', publishedAt),
    `<author>${element('name', author)}</author>`,
    `<content type="html">${escapeHtml(html)}</content>`,
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`;
}
