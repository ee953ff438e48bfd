import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { roadmapMarkdown } from './roadmap-markdown.ts';

const test = suite<TestDomain>('roadmap and support block');

/** Kind and code of a refusal. */
async function told(work: () => Promise<unknown>): Promise<[string, string]> {
  const { kind, code } = await refusal(work);
  return [kind, code];
}

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ database }) => void (await emptyTables(database.pool, 'roadmap_item', 'report_text')));
test.after((context) => context.close());

test('items stand in their order and stay until they are taken off', async ({ database, roadmap }) => {
  await database.unitOfWork(async () => {
    const app = await roadmap.add({ title: ' Mobile app ' }, 'Ada');
    const clips = await roadmap.add({ title: 'Clips' }, 'Ada');
    await roadmap.add({ title: 'First of all', position: 0 }, 'Ada');
    await roadmap.edit(app.id, { state: 'done' }, 'Ben');
    assert.equal(
      (await roadmap.list()).map(({ title, state }) => `${title}: ${state}`),
      ['First of all: planned', 'Mobile app: done', 'Clips: planned'],
    );
    await roadmap.remove(clips.id, 'Ben');
    assert.is((await roadmap.list()).length, 2);
    const gone = await told(() => roadmap.edit(clips.id, { title: 'Clips!' }, 'Ben'));
    assert.equal(gone, ['not_found', 'roadmap_item_not_found']);
  });
});

test('what cannot stand in a list is refused', async ({ database, roadmap }) => {
  const odd = [
    { title: ' ' },
    { title: 'x'.repeat(201) },
    { title: 'two\nlines' },
    { title: 'x', state: 'soon' as never },
    { title: 'x', url: 'javascript:alert(1)' },
    { title: 'x', url: 'https://example.org/) [y](z' },
    { title: 'x', position: 0.5 },
  ];
  for (const fields of odd) {
    const refused = await told(() => database.unitOfWork(() => roadmap.add(fields, 'Ada')));
    assert.equal(refused, ['invalid', 'roadmap_item_invalid'], JSON.stringify(fields));
  }
});

test('markup in a title stays text', () => {
  const lines = roadmapMarkdown([{ title: 'a](b) <i>', state: 'planned', url: 'https://example.org' }]);
  assert.equal(lines, ['# Roadmap', '- [ ] [a\\](b) \\<i\\>](https://example.org)']);
});

test('the support block has a text of its own until staff change it, or take it away', async ({
  database,
  supportBlock,
}) => {
  await database.unitOfWork(async () => {
    assert.match(await supportBlock.read(), 'Open a ticket');
    await supportBlock.change(' Ask\r\nus. ', 'Ada');
    assert.is(await supportBlock.read(), 'Ask\nus.');
    await supportBlock.change('', 'Ben');
    assert.is(await supportBlock.read(), '');
    assert.equal(await told(() => supportBlock.change('x'.repeat(4001), 'Ada')), ['invalid', 'support_text_too_long']);
  });
});

test.run();
