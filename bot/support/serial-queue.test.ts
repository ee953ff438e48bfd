import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { isOutOfReach } from './is-out-of-reach.ts';
import { SerialQueue } from './serial-queue.ts';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

const test = suite('serial queue');

test('what fails while the database is away is tried until it is done, and what follows waits', async () => {
  const queue = new SerialQueue(log);
  const done: string[] = [];
  let failures = 4;
  const first = queue.add('first', async () => {
    if (failures-- > 0) throw away();
    done.push('first');
  });
  const second = queue.add('second', async () => void done.push('second'));
  await Promise.all([first, second]);
  assert.equal(done, ['first', 'second']);
});

test('what fails for another reason is given up after three tries, and does not hold up the rest', async () => {
  const queue = new SerialQueue(log);
  let tries = 0;
  const poison = queue.add('poison', async () => {
    tries += 1;
    throw new Error('value too long');
  });
  let isDone = false;
  const next = queue.add('next', async () => {
    isDone = true;
  });
  const outcome = await poison.catch((error: Error) => error.message);
  await next;
  assert.equal([outcome, tries, isDone], ['value too long', 3, true]);
});

test('closing tries once more at once, and does not wait for a database that stays away', async () => {
  const queue = new SerialQueue(log);
  let tries = 0;
  const lost = queue
    .add('lost', async () => {
      tries += 1;
      throw away();
    })
    .catch((error: Error) => error.message);
  await queue.close();
  assert.is(await lost, 'connect ECONNREFUSED');
  assert.ok(tries >= 1);
});

test('an absent database is told from a wrong question, also behind a cause', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const error of [
    away(),
    coded('57P01'),
    coded('08006'),
    coded('53300'),
    new Error('Connection terminated unexpectedly'),
  ])
    assert.is(isOutOfReach(error), true, String(error));
  assert.is(isOutOfReach(new Error('wrapped', { cause: coded('57P03') })), true);
  for (const error of [coded('23505'), coded('22001'), new TypeError('x is undefined'), 'text'])
    assert.is(isOutOfReach(error), false, String(error));
});

test.run();
