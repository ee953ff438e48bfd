import { createHash } from 'node:crypto';
import MarkdownIt, { type Token } from 'markdown-it';
import { DomainError } from '#domain/errors.ts';
import type { HelpArticle } from '#domain/support/help/help-article.ts';
import { parseVideo } from '#domain/support/help/video.ts';
import { readSections, readSteps } from './article-text.ts';
import { readFrontMatter } from './front-matter.ts';
import { HelpArticleError } from './help-article-error.ts';

const VERSION_LENGTH = 12;
const IMAGE = /^images\/([a-z0-9]+(?:-[a-z0-9]+)*\.png)$/;
/** The title is the page's only heading of the first level; nothing needs more than two below it. */
const HEADINGS = ['h2', 'h3'];

interface Source {
  slug: string;
  text: string;
  /** How errors name the file. */
  file: string;
  /** The size of a picture beside the articles; null where there is none. */
  imageSize(name: string): { width: number; height: number } | null;
}

/** @throws HelpArticleError */
export function readArticle({ slug, text, file, imageSize }: Source): HelpArticle {
  const { linesAbove, markdown, ...facts } = readFrontMatter(text, file);
  const tokens = new MarkdownIt({ html: false }).parse(markdown, {});
  const images: Record<string, { width: number; height: number }> = {};
  for (const token of tokens) {
    const wrong = (problem: string) => new HelpArticleError({ file, line: linesAbove + lineOf(token) }, problem);
    checkBlock(token, wrong);
    for (const image of imagesOf(token)) {
      const [, name = ''] = IMAGE.exec(String(image.attrGet('src'))) ?? [];
      const size = name === '' ? null : imageSize(name);
      if (!size) throw wrong(`there is no picture ${image.attrGet('src')}: pictures are PNG files in images/`);
      if (image.content.trim() === '') throw wrong(`the picture ${name} says nothing to who cannot see it`);
      images[name] = size;
    }
  }
  return {
    ...facts,
    ...{ slug, markdown, images },
    version: createHash('sha256').update(text).digest('hex').slice(0, VERSION_LENGTH),
    sections: readSections(tokens),
    steps: readSteps(tokens),
  };
}

function checkBlock(token: Token, wrong: (problem: string) => HelpArticleError): void {
  if (token.type === 'heading_open' && !HEADINGS.includes(token.tag)) throw wrong('headings are ## or ###');
  if (token.type !== 'fence' || token.info.trim() !== 'video') return;
  try {
    parseVideo(token.content);
  } catch (error) {
    throw error instanceof DomainError ? wrong(error.message) : error;
  }
}

/** Counted from 1. */
function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}

function imagesOf({ children }: Token): Token[] {
  return (children ?? []).filter(({ type }) => type === 'image');
}
