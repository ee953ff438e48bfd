import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { parseBlocks } from './parse-blocks.ts';
import { type Inline, parseInline } from './parse-inline.ts';

const test = suite<object>("the page's markdown");

/** `**a _b_**` → `bold(a italic(b))` */
function outline(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return `${node.kind}(${outline(node.children)})`;
      if (node.kind === 'text') return node.text;
      return `${node.kind}<${'text' in node ? node.text : 'id' in node ? node.id : 'name' in node ? node.name : node.style}>`;
    })
    .join('');
}

const INLINE: [string, string][] = [
  ['**a _b_** c', 'bold(a italic(b)) c'],
  ['*a* __b__ ~~c~~ ||d||', 'italic(a) underline(b) strike(c) spoiler(d)'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2italic(3)4'],
  ['`**raw**` \\*not\\*', 'code<**raw**> *not*'],
  ['<@1> <@!2> <@&3> <#4> </ticket open:5>', 'user<1> user<2> role<3> channel<4> command<ticket open>'],
  ['<t:1618953630:R> <t:1618953630>', 'timestamp<R> timestamp<f>'],
  ['[a **b**](https://glim.example/x)', 'link(a bold(b))'],
  ['see https://glim.example/a_b_c.', 'see link(https://glim.example/a_b_c).'],
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['<b>html</b> & <script>', '<b>html</b> & <script>'],
  ['** ** unclosed **', 'bold( ) unclosed **'],
  ['@everyone <:wave:123>', 'everyone<@everyone> emoji<123>'],
];
for (const [source, expected] of INLINE)
  test(`${source} reads as ${expected}`, () => assert.is(outline(parseInline(source)), expected));

test('a link keeps its address, and only http and https are links', () => {
  assert.equal(parseInline('[a](https://glim.example/?q=1)')[0], {
    kind: 'link',
    url: 'https://glim.example/?q=1',
    children: [{ kind: 'text', text: 'a' }],
  });
  assert.is(
    parseInline('[a](data:text/html,x) ftp://a.example').every(({ kind }) => kind === 'text'),
    true,
  );
});

test('lines become blocks', () => {
  const source = '# Big\ntext\nmore\n- one\n- two\n> quoted\n> **too**\n```ts\nconst a = 1;\n```\n-# small\n1. first';
  assert.equal(
    parseBlocks(source).map(({ kind }) => kind),
    ['heading', 'paragraph', 'list', 'quote', 'code', 'subtext', 'list'],
  );
  assert.equal(parseBlocks('```ts\nconst a = 1;\n```'), [{ kind: 'code', language: 'ts', text: 'const a = 1;' }]);
});

test('>>> quotes the rest', () => {
  const [before, quote] = parseBlocks('a\n>>> b\nc');
  assert.is(before?.kind, 'paragraph');
  assert.equal(quote, {
    kind: 'quote',
    blocks: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'b\nc' }] }],
  });
});

test('a message of only marks is read in no time', () => {
  const startedAt = performance.now();
  for (const mark of ['*', '_', '`', '~', '|', '[', '<', '> ', '**_']) parseBlocks(mark.repeat(2000 / mark.length));
  assert.ok(performance.now() - startedAt < 1500);
});

test.run();
