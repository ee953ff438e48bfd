import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { InTurn } from './in-turn.ts';

const test = suite('work in turn');

test('work of one name waits for what came before it, also when that fails; other names do not wait', async () => {
  const inTurn = new InTurn();
  const done: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = inTurn.run('a', async () => {
    await gate;
    done.push('first');
    throw new Error('no');
  });
  const second = inTurn.run('a', async () => done.push('second'));
  const third = inTurn.run('a', async () => done.push('third'));
  await inTurn.run('b', async () => done.push('other'));
  open();
  const failed = await first.catch(String);
  assert.equal([failed, await second, await third], ['Error: no', 3, 4]);
  assert.equal(done, ['other', 'first', 'second', 'third']);
  assert.is(await inTurn.run('a', async () => 'again'), 'again');
});

test.run();
