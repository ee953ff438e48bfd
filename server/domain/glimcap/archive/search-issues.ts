import type { EntityManager } from '@mikro-orm/postgresql';
import { type FiguresJson, figuresFromJson } from '../figures-json.ts';
import type { IssueLink } from './issue.ts';
import { type IssueRow, issueLink, LINK_COLUMNS, STANDING } from './issue-links.ts';
import { searchedText } from './searched-text.ts';

const MAX_CHARACTERS = 200;
/** Characters that no report has, around what was found. */
const [START, STOP] = ['\u0002', '\u0003'];
const HEADLINE = `StartSel="${START}", StopSel="${STOP}", MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`;

/** What is looked for, as people type it into a search box: words, "phrases", -without, or. */
export interface IssueSearch {
  words: string;
  limit: number;
  offset?: number;
}

/** A part of a text; `isHit` where it is what was looked for. */
export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** A page of what was found. */
export interface SearchPage {
  total: number;
  hits: { issue: IssueLink; snippet: SnippetPart[] }[];
}

/** Looks for words in the reports as they stand, newest first. Whatever is typed is a search and never a mistake. */
export async function searchIssues(em: EntityManager, { words, limit, offset = 0 }: IssueSearch): Promise<SearchPage> {
  // Postgres keeps no NUL and no lone half of a character.
  const asked = words.toWellFormed().replaceAll('\0', ' ').slice(0, MAX_CHARACTERS).toWellFormed();
  const rows = await em.execute<(IssueRow & { figures: FiguresJson; total: string })[]>(
    `with found as (
       select report.id as report_id, version.id as version_id, count(*) over () as total from ${STANDING}
        where report.state = 'published' and glimcap_words(version.figures) @@ websearch_to_tsquery('english', ?)
        order by report.number desc limit ? offset ?)
     select ${LINK_COLUMNS}, version.figures, found.total from found
       join glimcap_report report on report.id = found.report_id
       join glimcap_version version on version.id = found.version_id
      order by report.number desc`,
    [asked, limit, offset],
  );
  const texts = rows.map(({ figures }) => searchedText(figuresFromJson(figures)));
  const headlines = await headlinesOf(em, texts, asked);
  return {
    total: Number(rows[0]?.total ?? 0),
    hits: rows.map((row, index) => ({ issue: issueLink(row), snippet: snippetOf(texts[index], headlines[index]) })),
  };
}

async function headlinesOf(em: EntityManager, texts: readonly string[], asked: string): Promise<string[]> {
  if (texts.length === 0) return [];
  const rows = await em.execute<{ headline: string }[]>(
    `select ts_headline('english', text, websearch_to_tsquery('english', ?), ?) as headline
       from jsonb_array_elements_text(?::jsonb) with ordinality as found (text, place) order by place`,
    [asked, HEADLINE, JSON.stringify(texts)],
  );
  return rows.map(({ headline }) => headline);
}

/** What does not begin where the text does says so. */
function snippetOf(text = '', headline = ''): SnippetPart[] {
  const parts = snippetParts(headline);
  const isStart = text.startsWith(headline.replaceAll(START, '').replaceAll(STOP, '').slice(0, 20));
  return isStart ? parts : [{ text: '… ', isHit: false }, ...parts];
}

function snippetParts(headline: string): SnippetPart[] {
  return headline.split(START).flatMap((piece, index): SnippetPart[] => {
    if (index === 0) return piece === '' ? [] : [{ text: piece, isHit: false }];
    const [hit = '', ...rest] = piece.split(STOP);
    const after = rest.join('');
    return [{ text: hit, isHit: true }, ...(after === '' ? [] : [{ text: after, isHit: false }])];
  });
}
