import type { Token } from 'markdown-it';
import { headingAnchors } from '#domain/support/help/heading-anchors.ts';
import type { HelpSection } from '#domain/support/help/help-article.ts';
import { parseVideo } from '#domain/support/help/video.ts';

const VIDEO = 'video';

/** What an article says under each heading, in words alone. */
export function readSections(tokens: readonly Token[]): HelpSection[] {
  const anchorOf = headingAnchors();
  const sections = [{ id: null as string | null, title: '', level: 2, words: [] as string[] }];
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1]);
      sections.push({ id: anchorOf(title), title, level: Number(token.tag.slice(1)), words: [] });
      return;
    }
    if (tokens[index - 1]?.type === 'heading_open') return;
    const text = textOf(token);
    if (text !== '') sections.at(-1)?.words.push(text);
  });
  return sections
    .map(({ words, ...section }) => ({ ...section, text: words.join(' ').replace(/\s+/g, ' ') }))
    .filter(({ id, text }) => id !== null || text !== '');
}

/** What the first numbered list says, one line of Markdown for each of its points. */
export function readSteps(tokens: readonly Token[]): string[] {
  const start = tokens.findIndex(({ type, level }) => type === 'ordered_list_open' && level === 0);
  if (start < 0) return [];
  const end = tokens.findIndex(
    ({ type, level }, index) => index > start && type === 'ordered_list_close' && level === 0,
  );
  return tokens.slice(start, end).flatMap((token, index, list) => {
    if (token.type !== 'list_item_open' || token.level !== 1) return [];
    const inline = list.slice(index).find(({ type }) => type === 'inline');
    return inline ? [inlineMarkdown(inline)] : [];
  });
}

function textOf(token: Token): string {
  if (token.type === 'inline') return plainText(token);
  if (token.type === 'fence' && token.info.trim() === VIDEO) return parseVideo(token.content).title;
  return token.type === 'fence' || token.type === 'code_block' ? token.content : '';
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('')
    .trim();
}

const MARKS: Record<string, string> = {
  strong_open: '**',
  strong_close: '**',
  em_open: '*',
  em_close: '*',
  softbreak: ' ',
  hardbreak: ' ',
};

/** Without pictures and links, whose addresses mean something on the help site only. */
function inlineMarkdown({ children }: Token): string {
  return (children ?? [])
    .filter(({ type }) => type !== 'image')
    .map(({ type, content }) => (type === 'code_inline' ? `\`${content}\`` : (MARKS[type] ?? content)))
    .join('')
    .trim();
}
