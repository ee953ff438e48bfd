import MarkdownIt, { type RendererRule, type Token } from 'markdown-it';
import { headingAnchors } from '#domain/support/help/heading-anchors.ts';
import type { HelpArticle } from '#domain/support/help/help-article.ts';
import { parseVideo } from '#domain/support/help/video.ts';
import type { HelpBlock } from '../web/support/help/help-types.ts';
import { markdownTables } from './markdown-tables.ts';

const ARTICLE = /^([a-z0-9-]+)\.md(#.*)?$/;
const IMAGE = /^images\/([a-z0-9-]+\.png)$/;
const FOREIGN = /^[a-z]+:/i;

type Escape = (text: string) => string;

/** An article's Markdown as HTML for the strict CSP, cut at its videos, which the page shows itself. */
export function helpBlocks({ markdown: text, images }: Pick<HelpArticle, 'markdown' | 'images'>): HelpBlock[] {
  const markdown = rendererFor(images);
  const tokens = markdown.parse(text, {});
  nameHeadings(tokens);
  const blocks: HelpBlock[] = [];
  let from = 0;
  const addHtml = (to: number) => {
    const html = markdown.renderer.render(tokens.slice(from, to), markdown.options, {});
    if (html !== '') blocks.push({ kind: 'html', html });
    from = to + 1;
  };
  tokens.forEach((token, index) => {
    if (token.type !== 'fence' || token.info.trim() !== 'video') return;
    addHtml(index);
    blocks.push({ kind: 'video', video: parseVideo(token.content) });
  });
  addHtml(tokens.length);
  return blocks;
}

/** Where a link of an article leads on the site; the files name each other, so that they can be read where they lie. */
function helpUrl(address: string): string {
  const [, slug, anchor = ''] = ARTICLE.exec(address) ?? [];
  return slug === undefined ? address : `/help/${slug}${anchor}`;
}

export function helpImageUrl(name: string): string {
  return `/help/images/${name}`;
}

function rendererFor(images: HelpArticle['images']) {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  const { escapeHtml } = markdown.utils;
  const rules = { heading_close: headingClose(escapeHtml), link_open: link(), image: image(escapeHtml, images) };
  Object.assign(markdown.renderer.rules, markdownTables(), rules);
  return markdown;
}

function nameHeadings(tokens: readonly Token[]): void {
  const anchorOf = headingAnchors();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') return;
    const title = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join('');
    token.attrSet('id', anchorOf(title.trim()));
  });
}

/** A heading can be linked to: its sign leads to itself. */
function headingClose(escapeHtml: Escape): RendererRule {
  return (tokens, index, options, _env, self) => {
    const id = escapeHtml(String(tokens[index - 2]?.attrGet('id') ?? ''));
    const sign = `<a class="heading-link" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
    return sign + self.renderToken(tokens, index, options);
  };
}

function link(): RendererRule {
  return (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (!token) return '';
    const address = String(token.attrGet('href') ?? '');
    token.attrSet('href', helpUrl(address));
    if (FOREIGN.test(address)) token.attrSet('rel', 'noopener');
    return self.renderToken(tokens, index, options);
  };
}

/** With its size, so that nothing moves when it comes. */
function image(escapeHtml: Escape, images: HelpArticle['images']): RendererRule {
  return (tokens, index) => {
    const token = tokens[index];
    const [, name = ''] = IMAGE.exec(String(token?.attrGet('src') ?? '')) ?? [];
    const size = images[name];
    if (!token || !size) return '';
    return `<img src="${helpImageUrl(name)}" alt="${escapeHtml(token.content)}" width="${size.width}" height="${size.height}" loading="lazy" decoding="async">`;
  };
}
