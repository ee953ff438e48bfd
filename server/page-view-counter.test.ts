import * as assert from 'uvu/assert';
import type { PageViewLog, SeenPage } from '#domain/metrics/traffic/page-view-log.ts';
import { suite } from '../tests/support/suite.ts';
import type { Log } from './log.ts';
import { PageViewCounter } from './page-view-counter.ts';

interface Context {
  counter: PageViewCounter;
  /** What the log was given, one array a batch. */
  written: string[][];
  minutes: number;
  isAway: boolean;
  warnings: object[];
}

const test = suite<Context>('page view counter');

test.beforeEach(async (context) => {
  Object.assign(context, { written: [], minutes: 0, isAway: false, warnings: [] });
  const pageViewLog: Pick<PageViewLog, 'record' | 'counted'> = {
    async record(views) {
      if (context.isAway) throw new Error('the database is away');
      context.written.push(views.map(({ path }) => path));
      return { late: 0 };
    },
    async counted(minutes) {
      if (context.isAway) throw new Error('the database is away');
      context.minutes += minutes.length;
    },
  };
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (fields: object) => context.warnings.push(fields),
    error: () => undefined,
  };
  context.counter = new PageViewCounter({ pageViewLog, log, unitOfWork: (work) => work() });
});
test.afterEach(({ counter }) => counter.close());

const seen = (path: string): SeenPage => ({ at: new Date(), address: '192.0.2.1', userAgent: 'A', path });

test('views are written in batches, and those that come meanwhile after them', async ({ counter, written }) => {
  counter.add(seen('/a'));
  counter.add(seen('/b'));
  const flushed = counter.flush();
  counter.add(seen('/c'));
  await flushed;
  await counter.flush();
  assert.equal(written.flat(), ['/a', '/b', '/c']);
});

test('who leaves writes what waits', async ({ counter, written }) => {
  await counter.flush();
  counter.add(seen('/a'));
  await counter.close();
  assert.equal(written, [['/a']]);
});

test('while the database is away views wait; nothing is written twice', async (context) => {
  const { counter, written } = context;
  await counter.flush();
  context.isAway = true;
  counter.add(seen('/a'));
  await counter.flush();
  assert.is(context.warnings.length, 1);
  context.isAway = false;
  counter.add(seen('/b'));
  await counter.flush();
  await counter.flush();
  assert.equal(written.flat(), ['/a', '/b']);
});

test('when too much waits views are lost, and their minutes are not said to be counted', async (context) => {
  const { counter } = context;
  await counter.flush();
  const before = context.minutes;
  assert.is(before, 1);
  context.isAway = true;
  for (let count = 0; count < 10_002; count += 1) counter.add(seen('/a'));
  await counter.flush();
  context.isAway = false;
  await counter.flush();
  assert.is(context.written.flat().length, 10_000);
  assert.ok(context.warnings.some((fields) => 'views' in fields && fields.views === 2));
  assert.is(context.minutes, before);
});

test.run();
