import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { suggestedSlug } from '../channels/suggested-slug.ts';
import { escapeHtml, jsonForHtml } from '../escape-html.ts';
import { webWords } from '../words.ts';
import { backoffMs } from './backoff.ts';
import { byteSize } from './byte-size.ts';
import { liveForText } from './duration.ts';
import { HUES, hueClass, initialOf } from './hue.ts';
import { kindOfError } from './kind-of-error.ts';

const test = suite('texts of the pages');
const t = webWords();

test('plurals and thousands read as English does', () => {
  assert.is(t('stream.viewers', { count: 1 }), '1 viewer');
  assert.is(t('stream.viewers', { count: 12_345 }), '12,345 viewers');
  assert.is(t('home.count', { count: 0 }), '0 channels on air');
});

test('a duration is in whole minutes that have passed', () => {
  const startedAt = '2026-01-01T00:00:00Z';
  const after = (minutes: number) => liveForText(startedAt, Date.parse(startedAt) + minutes * 60_000, t);
  assert.is(after(-1), 'just started', 'a clock that is behind');
  assert.is(after(0.9), 'just started');
  assert.is(after(59.9), 'live for 59 min');
  assert.is(after(60), 'live for 1 h 0 min');
  assert.is(after(1501), 'live for 25 h 1 min');
});

test('a size is told in the unit that suits it', () => {
  assert.equal([0, 999, 1_000, 18_340, 2_500_000, 7e9].map(byteSize), [
    '0 B',
    '999 B',
    '1.0 kB',
    '18.3 kB',
    '2.5 MB',
    '7.0 GB',
  ]);
});

test('a name keeps its colour and its whole first letter', () => {
  assert.is(hueClass('Ada'), hueClass('Ada'));
  for (const name of ['', 'Ada', 'Tuấn', '🦊 fox', 'x'.repeat(500)])
    assert.ok(Number(hueClass(name).slice('hue-'.length)) < HUES, name);
  assert.equal(['ada', ' öl', '🦊 fox', ''].map(initialOf), ['A', 'Ö', '🦊', '?']);
});

test('a name suggests an address that the rules allow', () => {
  assert.equal(['Robin Vale', 'Ánh_Tuấn!!', '🦊', '--x--'].map(suggestedSlug), ['robin-vale', 'anh-tuan', '', 'x']);
});

test('waits double up to ten seconds and never fall on one moment', () => {
  assert.equal(
    [0, 1, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 1)),
    [500, 1_000, 8_000, 10_000, 10_000],
  );
  assert.is(
    backoffMs(50, () => 0),
    5_000,
  );
});

test('markup and JSON cannot leave the place where they are put', () => {
  assert.is(escapeHtml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  const value = { title: '</script><!--' };
  assert.not.match(jsonForHtml(value), /</);
  assert.equal(JSON.parse(jsonForHtml(value)), value);
});

test('each status has its page', () => {
  assert.equal([404, 410, 401, 403, 500, 503].map(kindOfError), [
    'notFound',
    'notFound',
    'forbidden',
    'forbidden',
    'broken',
    'broken',
  ]);
});

test.run();
