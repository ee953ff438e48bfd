/**
 * uvu behind a guard: the only door through which a test file reaches uvu.
 *
 * Plain uvu 0.5.6 exits 0 when `before` or `after.each` throws, when `.run()`
 * is forgotten and when a file holds no test, lets a left-in `.only` hide the
 * rest, and hangs on an open handle. Here each of these makes the file fail.
 */
import { type Callback, suite as uvuSuite } from 'uvu';
import { fileReport } from './file-report.ts';

/** A suite of tests sharing one context object, which hooks fill and tests read. */
export interface Suite<Context> {
  (title: string, test: Callback<Context>): void;
  skip(title: string, test?: Callback<Context>): void;
  before(hook: Callback<Context>): void;
  after(hook: Callback<Context>): void;
  beforeEach(hook: Callback<Context>): void;
  afterEach(hook: Callback<Context>): void;
  /** Ends the declaration of the suite and queues it. Forgetting it is an error. */
  run(): void;
}

/**
 * Declares a suite. `Context` types what hooks put on the context.
 *
 * There is no `only`: run one file with `npm test -- path/to/file.test.ts`, or
 * one test with `--only "part of its title"`, neither of which can be left in.
 */
export function suite<Context extends object>(name: string): Suite<Context> {
  // The hooks fill the context before any test sees it, which no type can say.
  const inner = uvuSuite<Context>(name, {} as Context);
  const report = fileReport();
  const entry = report.declare(name);
  const selected = process.env.TEST_ONLY;

  const declare = (title: string, test: Callback<Context>) => {
    if (selected && !title.includes(selected)) return;
    entry.declared += 1;
    inner(title, async (context) => {
      entry.started += 1;
      await test(context);
      entry.passed += 1;
    });
  };
  const hook = (kind: string, run: Callback<Context>): Callback<Context> => {
    return async (context) => {
      try {
        await run(context);
      } catch (error) {
        report.fault(`${name}: ${kind} threw`, error);
        // uvu runs nothing more of the suite then, also not what would close what is open.
        if (kind === 'before') report.giveUp();
        throw error;
      }
    };
  };

  return Object.assign(declare, {
    skip: (title: string) => {
      entry.skipped += 1;
      inner.skip(title);
    },
    before: (run: Callback<Context>) => inner.before(hook('before', run)),
    after: (run: Callback<Context>) => inner.after(hook('after', run)),
    beforeEach: (run: Callback<Context>) => inner.before.each(hook('beforeEach', run)),
    afterEach: (run: Callback<Context>) => inner.after.each(hook('afterEach', run)),
    run: () => {
      entry.queued = true;
      inner.after(() => report.finish(entry));
      inner.run();
    },
  });
}
