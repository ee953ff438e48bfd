import type { ClientAssets } from './client-assets.ts';
import { escapeHtml, jsonForHtml } from './escape-html.ts';
import type { PageHead } from './head.ts';
import type { View } from './page-data.ts';

interface DocumentParts {
  head: PageHead;
  body: string;
  view: View;
  assets: ClientAssets;
  /** The site's own address, for the absolute links that social cards want. */
  publicUrl?: string;
}

/** The document around a page. It holds no inline script or style, so a strict CSP lets all of it through. */
export function htmlDocument({ head, body, view, assets, publicUrl }: DocumentParts): string {
  const player = 'channel' in view.data ? assets.player : [];
  return `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(head.title)}</title>
<meta name="description" content="${escapeHtml(head.description)}">
<meta name="theme-color" content="#121016">
<meta name="color-scheme" content="dark">
${head.isHidden ? '<meta name="robots" content="noindex">' : socialTags(head, view.url, publicUrl)}
${linkTags(head)}
<link rel="icon" href="/static/glim.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/static/glim-180.png">
<link rel="manifest" href="/static/glim.webmanifest">
${assets.fonts.map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`).join('\n')}
${assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${player.map((href) => `<link rel="modulepreload" href="${href}">`).join('\n')}
<script type="module" src="${assets.script}"></script>
</head>
<body>
<div id="app">${body}</div>
<script type="application/json" id="data">${jsonForHtml(view)}</script>
</body>
</html>
`;
}

/** The page in other forms, and the address that counts where it has several. */
function linkTags({ alternates = [], canonical }: PageHead): string {
  return [
    ...(canonical === undefined ? [] : [`<link rel="canonical" href="${escapeHtml(canonical)}">`]),
    ...alternates.map(
      ({ type, title, href }) =>
        `<link rel="alternate" type="${type}" title="${escapeHtml(title)}" href="${escapeHtml(href)}">`,
    ),
  ].join('\n');
}

/** OpenGraph, which Discord and others draw their cards from. */
function socialTags(head: PageHead, url: string, publicUrl: string | undefined): string {
  const absolute = (path: string) => (publicUrl ? new URL(path, publicUrl).href : undefined);
  const image = absolute(head.image ?? '/static/glim-card.png');
  const tags: [string, string | undefined][] = [
    ['og:site_name', 'Glim'],
    ['og:type', head.type],
    ['og:title', head.title],
    ['og:description', head.description],
    ['og:url', absolute(url.split('?')[0] ?? '/')],
    ['og:image', image],
    ['og:image:alt', head.imageAlt],
    ['og:image:width', head.imageSize?.width.toString()],
    ['og:image:height', head.imageSize?.height.toString()],
    ['article:published_time', head.publishedAt],
    ['article:modified_time', head.modifiedAt],
  ];
  const lines = tags.map(([name, value]) => value && `<meta property="${name}" content="${escapeHtml(value)}">`);
  return [
    ...lines.filter(Boolean),
    `<meta name="twitter:card" content="${head.image ? 'summary_large_image' : 'summary'}">`,
  ].join('\n');
}
