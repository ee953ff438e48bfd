import MarkdownIt from 'markdown-it';
import { htmlImage, htmlLink, MAIL_STYLES } from '../../mail/mail-html.ts';
import type { MailWords } from '../../mail/mail-words.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

interface Parts {
  publicUrl: string;
  say: MailWords;
}

const STYLES: Readonly<Record<string, string>> = MAIL_STYLES;

/**
 * A report's Markdown as the HTML of a mail. Raw HTML stays text. Pictures of the site are shown; those of others
 * become links, since whoever serves a picture learns who opened the mail.
 */
export function reportHtml(markdown: string, { publicUrl, say }: Parts): string {
  const renderer = new MarkdownIt({ html: false, linkify: false });
  renderer.renderer.rules.image = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const alt = self.renderInlineAsText(token?.children ?? [], options, env);
    return picture({ url: absolute(token?.attrGet('src'), publicUrl), alt }, { publicUrl, say });
  };
  renderer.core.ruler.push('dress', ({ tokens }) => dress(tokens, publicUrl));
  return renderer.render(markdown);
}

function picture({ url, alt }: { url: string; alt: string }, { publicUrl, say }: Parts): string {
  if (new URL(url).origin === new URL(publicUrl).origin) return htmlImage(url, alt);
  return htmlLink(url, say('report.picture', { alt: alt || new URL(url).hostname }));
}

/** Labels stand left, figures right, unless the Markdown says otherwise: markdown-it's own style of a cell is kept. */
function dress(tokens: readonly Token[], publicUrl: string): void {
  let column = 0;
  for (const token of tokens) {
    dress(token.children ?? [], publicUrl);
    const style = STYLES[token.tag];
    if (token.nesting !== 1) continue;
    if (token.tag === 'tr') column = 0;
    const side = /^t[hd]$/.test(token.tag) && (column++ === 0 ? 'text-align:left' : 'text-align:right');
    if (style) token.attrSet('style', [style, side, token.attrGet('style')].filter(Boolean).join(';'));
    if (token.tag === 'a') token.attrSet('href', absolute(token.attrGet('href'), publicUrl));
  }
}

/** In a mail there is no page that an address could be relative to. */
function absolute(address: unknown, publicUrl: string): string {
  const given = typeof address === 'string' ? address : '';
  return URL.canParse(given, publicUrl) ? new URL(given, publicUrl).href : publicUrl;
}
