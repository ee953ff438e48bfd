import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { plainMentions, ticketMarkdown } from './ticket-markdown.ts';

const test = suite('what is written in tickets');
const MIA = '200000000000000001';
const nameOf = (id: string) => (id === MIA ? '*Mia* <b>' : null);
const html = (text: string) => ticketMarkdown(text, nameOf);

test('Markdown, mentions and emoji are shown, HTML is not', () => {
  assert.is(html('**bold** and `code`'), '<p><strong>bold</strong> and <code>code</code></p>');
  assert.is(html(`Hi <@${MIA}>!`), '<p>Hi @*Mia* &lt;b&gt;!</p>');
  assert.is(html('<@200000000000000009> <:obs:1100000000000000001>'), '<p>@200000000000000009 :obs:</p>');
  assert.is(html('<t:1772900000:R>'), '<p>2026-03-07 16:13 UTC</p>');
});

test('nothing of what a stranger writes runs or is fetched', () => {
  for (const hostile of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](https://evil.example/pixel.png)',
    '<a href="javascript:alert(1)">x</a>',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '"><svg onload=alert(1)>',
  ]) {
    const shown = html(hostile);
    assert.not.match(shown, /<(script|img|svg|iframe|a href="(javascript|data))/i, hostile);
  }
  assert.match(html('https://glim.example'), /rel="nofollow noopener noreferrer"/);
});

test('a custom emoji is its picture where that is kept, and hostile ones are text', () => {
  const emoji = new Map([['1100000000000000001', '/tickets/7/emoji/a"b']]);
  const shown = (text: string) => ticketMarkdown(text, nameOf, emoji);
  const img = '<img class="emoji" src="/tickets/7/emoji/a&quot;b" alt=":obs:" title=":obs:" loading="lazy">';
  assert.is(shown('**<a:obs:1100000000000000001>**'), `<p><strong>${img}</strong></p>`);
  assert.is(shown('<:obs:1100000000000000002>'), '<p>:obs:</p>');
  for (const hostile of [
    '<:"onload=alert(1):1100000000000000001>',
    '<:x" onerror="y:1100000000000000001>',
    '<:o><img src=x>:1100000000000000001>',
    '<:obs:1100000000000000001"x>',
    '`<:obs:1100000000000000001>`',
  ]) {
    assert.not.match(shown(hostile), /<img/, hostile);
  }
});

test('in plain text names stand as they are', () => {
  assert.is(plainMentions(`<@!${MIA}> in <#300000000000000001>`, nameOf), '@*Mia* <b> in #300000000000000001');
});

test.run();
