import MarkdownIt, { type RendererRule, type Token } from 'markdown-it';
import { markdownTables } from './markdown-tables.ts';

interface Options {
  /** The site's own address, where links must be absolute: in feeds. */
  base?: string;
  /** How far headings are moved down: the page has its own above them. */
  lowerBy?: number;
}

const OWN = /^(?:\/(?!\/)|#)/;
const FOREIGN = 'nofollow noopener';

/**
 * What turns a report's Markdown into HTML that a strict CSP shows whole: classes in place of styles, and links in
 * place of pictures from elsewhere. Reports are partly written by people: raw HTML in them stays text.
 */
export function reportMarkdown(options: Options = {}): (text: string) => string {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  Object.assign(markdown.renderer.rules, {
    ...markdownTables(),
    heading_open: heading(options),
    heading_close: heading(options),
    link_open: link(options),
    image: image(markdown.utils.escapeHtml, options),
  });
  return (text) => markdown.render(text);
}

function heading({ lowerBy = 0 }: Options): RendererRule {
  return (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + lowerBy)}`;
    return self.renderToken(tokens, index, options);
  };
}

function link({ base }: Options): RendererRule {
  return (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (!token) return '';
    const href = addressOf(token, 'href');
    token.attrSet('href', absolute(href, base));
    if (!OWN.test(href)) token.attrSet('rel', FOREIGN);
    return self.renderToken(tokens, index, options);
  };
}

/** The pages' CSP shows our own pictures only. */
function image(escapeHtml: (text: string) => string, { base }: Options): RendererRule {
  return (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (!token) return '';
    const source = addressOf(token, 'src');
    const alt = self.renderInlineAsText(token.children ?? [], options, env);
    if (base !== undefined || OWN.test(source) || source.startsWith('data:')) {
      token.attrSet('alt', alt);
      token.attrSet('src', absolute(source, base));
      return self.renderToken(tokens, index, options);
    }
    const words = escapeHtml(alt || source);
    if (tokens[index - 1]?.type === 'link_open') return words;
    return `<a href="${escapeHtml(source)}" rel="${FOREIGN}">${words}</a>`;
  };
}

function addressOf(token: Token, attribute: 'href' | 'src'): string {
  return String(token.attrGet(attribute) ?? '');
}

function absolute(address: string, base: string | undefined): string {
  if (base === undefined || !URL.canParse(address, base)) return address;
  return new URL(address, base).href;
}
