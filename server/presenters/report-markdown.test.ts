import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { reportMarkdown } from './report-markdown.ts';

const test = suite('report Markdown');
const onPage = reportMarkdown({ lowerBy: 2 });
const inFeed = reportMarkdown({ base: 'https://glim.example/glimcap' });

test('raw HTML stays text, and an address that would run is no link', () => {
  assert.is(onPage('<script>alert(1)</script>'), '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
  for (const address of ['javascript:alert(1)', 'JaVaScRiPt:x', 'data:text/html,x', 'vbscript:x', 'file:///etc'])
    for (const text of [`[a](${address})`, `![a](${address})`, `<${address}>`])
      assert.not.match(onPage(text), /(?:href|src)=/, text);
});

test('headings come below those of the page', () => {
  assert.is(onPage('# One\n\n##### Five'), '<h3>One</h3>\n<h6>Five</h6>\n');
  assert.is(inFeed('# One'), '<h1>One</h1>\n');
});

test('cells are aligned by classes, and wide tables scroll by themselves', () => {
  const html = onPage('|a|b|\n|-|-:|\n|1|2|');
  assert.match(html, '<div class="table-scroll"><table>');
  assert.match(html, '<td class="align-right">2</td>');
  assert.not.match(html, 'style=');
});

test('a picture from elsewhere is a link on the page and a picture in the feed', () => {
  const foreign = '![A "chart"](https://lh3.example/a?b&c)';
  assert.match(
    onPage(foreign),
    '<a href="https://lh3.example/a?b&amp;c" rel="nofollow noopener">A &quot;chart&quot;</a>',
  );
  assert.match(inFeed(foreign), '<img src="https://lh3.example/a?b&amp;c"');
  assert.match(onPage('![own](/static/a.png)'), '<img src="/static/a.png" alt="own">');
  assert.match(onPage('[![a](https://x.example/)](https://y.example/)'), />a<\/a><\/p>/);
});

test('links in the feed are absolute, and those to other sites vouch for nothing', () => {
  assert.match(inFeed('[a](/help) [b](#top) ![c](/c.png)'), 'href="https://glim.example/help"');
  assert.match(inFeed('![c](/c.png)'), 'src="https://glim.example/c.png"');
  assert.match(onPage('[a](/help)'), '<a href="/help">');
  for (const away of ['https://x.example', '//x.example', 'mailto:a@x.example'])
    assert.match(onPage(`[a](${away})`), 'rel="nofollow noopener"');
});

test.run();
