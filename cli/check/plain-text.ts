import MarkdownIt from 'markdown-it';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parseInline']>[number];

const markdown = new MarkdownIt({ html: true, linkify: false });
/** What opens something that is not part of the number or sentence around it, and what closes it. */
const ASIDES: Record<string, string> = { s_open: 's_close', '<sup>': '</sup>', '<del>': '</del>', '<s>': '</s>' };

/**
 * Inline Markdown as a reader sees it: no markup, links by their text, no images,
 * nothing struck out or set above the line. Line breaks stay.
 */
export function plainText(source: string, { withCode }: { withCode: boolean }): string {
  const tokens = markdown.parseInline(source.replaceAll(/\{\{[<%].{0,200}?[>%]\}\}/g, ' '), {});
  const parts = withoutAsides(tokens.flatMap(({ children }) => children ?? []));
  return tidy(parts.map((token) => textOf(token, withCode)).join(''));
}

function withoutAsides(tokens: Token[]): Token[] {
  const kept: Token[] = [];
  let until: string | undefined;
  for (const token of tokens) {
    const name = token.type === 'html_inline' ? token.content.toLowerCase() : token.type;
    if (until === undefined) until = Object.hasOwn(ASIDES, name) ? ASIDES[name] : undefined;
    else if (name === until) until = undefined;
    else continue;
    if (until === undefined) kept.push(token);
  }
  return kept;
}

function textOf({ type, content }: Token, withCode: boolean): string {
  if (type === 'text' || type === 'text_special') return content;
  if (type === 'code_inline') return withCode ? content : ' ';
  if (type === 'softbreak' || type === 'hardbreak') return '\n';
  return type === 'html_inline' && /^<br/i.test(content) ? ' ' : '';
}

/** One kind of space and quote, no invisible characters, no footnote marks. */
function tidy(text: string): string {
  return text
    .replaceAll(/\u00ad|\u2060|\ufeff|[\u200b-\u200f]|\ufe0e|\ufe0f/g, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/\[\^[^\]\s]{1,20}\]|[¹²³⁴-⁹†‡§]/g, '')
    .trim();
}
