import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { startOfHour } from '../zoned-hour.ts';
import { pagePath } from './page-path.ts';
import { referrerHost } from './referrer-host.ts';

const test = suite<object>('names of traffic');

test('one page has one path, however it is written', () => {
  for (const [path, expected] of [
    ['/', '/'],
    ['/Ada/', '/ada'],
    ['/%61da?utm_source=x#top', '/ada'],
    ['//ada//', '/ada'],
    ['/ada%00%0a', '/ada'],
    ['/%E0%A4%A', '/%e0%a4%a'],
    ['/tickets/214', '/tickets/*'],
    ['/glimcap/12', '/glimcap/12'],
  ] as const)
    assert.is(pagePath(path), expected, path);
});

test('a referrer is the other site’s host and nothing more', () => {
  for (const [referrer, expected] of [
    [undefined, null],
    ['', null],
    ['https://www.Example.ORG:8443/path?who=me', 'example.org'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['https://glim.example/ada', null],
    ['https://www.glim.example/', null],
    ['http://localhost:3000/', null],
    ['http://[::1]/', null],
    ['android-app://com.google.android.gm', null],
    ['javascript:alert(1)', null],
    ['not an address', null],
    [`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example/`, null],
  ] as const)
    assert.is(referrerHost(referrer, 'glim.example'), expected, referrer);
});

test('whatever is sent, a name is short and text that the database takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      const path = pagePath(`/${text}`);
      assert.ok(path.length <= 100 && path.startsWith('/') && path.isWellFormed() && !path.includes('\0'));
      const host = referrerHost(text, 'glim.example');
      assert.ok(host === null || host.length <= 100);
    }),
    { numRuns: 300 },
  );
});

test('an hour begins where the local clock says, also half an hour off UTC and when the clocks change', () => {
  for (const [at, timeZone, expected] of [
    ['2026-01-12T15:47:11.999Z', 'America/New_York', '2026-01-12T15:00:00.000Z'],
    ['2026-01-12T15:47:11Z', 'Asia/Kolkata', '2026-01-12T15:30:00.000Z'],
    ['2026-01-12T15:10:00Z', 'Asia/Kathmandu', '2026-01-12T14:15:00.000Z'],
    ['2026-11-01T05:59:59Z', 'America/New_York', '2026-11-01T05:00:00.000Z'],
    ['2026-11-01T06:00:00Z', 'America/New_York', '2026-11-01T06:00:00.000Z'],
  ] as const)
    assert.is(startOfHour(new Date(at), timeZone).toISOString(), expected, `${at} ${timeZone}`);
});

test.run();
