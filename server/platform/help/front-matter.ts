import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { HELP_AUDIENCES, HELP_CATEGORIES } from '#domain/support/help/help-article.ts';
import { HelpArticleError } from './help-article-error.ts';

const BLOCK = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
/** The block's text begins on the file's second line. */
const LINES_BEFORE = 1;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug has small letters, digits and hyphens');

const schema = z.strictObject({
  title: z.string().min(3).max(80),
  summary: z.string().min(10).max(200),
  category: z.enum(HELP_CATEGORIES),
  order: z.number().int().min(1).max(999),
  audience: z.enum(HELP_AUDIENCES).default('everyone'),
  related: z.array(slug).max(6).default([]),
  keywords: z.array(z.string().min(1).max(60)).max(40).default([]),
  aliases: z.array(slug).max(10).default([]),
});

interface FrontMatter extends z.infer<typeof schema> {
  markdown: string;
  /** How many lines of the file stand above `markdown`. */
  linesAbove: number;
}

/**
 * Reads what stands above an article. YAML alone, and none of its types but the plain ones: nothing in a file is run.
 * @throws HelpArticleError
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const block = BLOCK.exec(text);
  if (!block)
    throw new HelpArticleError({ file, line: 1 }, 'the file does not begin with front matter between two ---');
  const lines = new LineCounter();
  const document = parseDocument(block[1] ?? '', { lineCounter: lines, schema: 'core' });
  const lineAt = (offset: number) => lines.linePos(offset).line + LINES_BEFORE;
  const [error] = document.errors;
  if (error) throw new HelpArticleError({ file, line: lineAt(error.pos[0]) }, error.message.split('\n')[0] ?? '');
  const result = schema.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : (issue?.path ?? []);
    throw new HelpArticleError(
      { file, line: lineAt(offsetOf(document, path)) },
      `${path.join('.') || 'front matter'}: ${issue?.message}`,
    );
  }
  const linesAbove = block[0].split('\n').length - 1;
  return { ...result.data, markdown: text.slice(block[0].length), linesAbove };
}

/** Where in the block a value stands, or its key; for what is missing, the beginning. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const [key] = path;
  const value = document.getIn(path, true);
  if (isNode(value) && value.range) return value.range[0];
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}
