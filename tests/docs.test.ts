/** What the documents lead to is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from './support/suite.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT })].sort();
const SOURCES = globSync('{bot,server,media,jobs,sandbox,cli,scripts,tests}/**/*.{ts,tsx,mjs}', { cwd: ROOT });
/** An address that begins with a slash is a page of the site, which the help articles lead to. */
const LINK = /\]\((?!https?:|#|\/)([^)#]+)/g;
const FILE = /`([\w./-]+\.(?:ts|tsx|mjs))`/g;

const test = suite<object>('documents');

for (const document of DOCUMENTS) {
  const text = readFileSync(join(ROOT, document), 'utf8');

  test(`each link of ${document} leads somewhere`, () => {
    const links = [...text.matchAll(LINK)].map(([, link = '']) => link);
    assert.equal(
      links.filter((link) => !existsSync(join(ROOT, dirname(document), link))),
      [],
    );
  });

  test(`each source that ${document} names is there`, () => {
    const named = [...text.matchAll(FILE)].map(([, file = '']) => file);
    assert.equal(
      named.filter((file) => !SOURCES.some((source) => source === file || endsIn(source, file))),
      [],
    );
  });
}

test('what people do stands once in its part of the table', () => {
  const [, ...parts] = readFileSync(join(ROOT, 'docs/what-people-do.md'), 'utf8').split(/^## /m);
  const twice = parts.flatMap((part) => {
    const rows = [...part.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, row = '']) => row);
    return rows.filter((row, index) => rows.indexOf(row) !== index);
  });
  assert.equal([parts.length > 1, twice], [true, []]);
});

/** Documents may name a file by the end of its path. */
function endsIn(source: string, file: string): boolean {
  return file === basename(file) ? basename(source) === file : source.endsWith(`/${file}`);
}

test.run();
