import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { routes, tasks } from '../registry.ts';
import { ROUTED_BY } from './guilds-of.ts';
import { shardOf } from './shard-of.ts';

const test = suite('routes of tasks');

/** These are about Glim's own guild, or about none. */
const OF_HOME = /^(glimcap\.|emote\.review$|ticket\.(attachment|files\.forgotten)$)/;

/** The names in the payload of each task, as `outbox.ts` declares them. */
function payloads(): Map<string, string[]> {
  const source = readFileSync(join(import.meta.dirname, '../../server/domain/outbox.ts'), 'utf8');
  const declared = source.matchAll(/^ {2}'([\w.-]+)': \{([^}]*)\}/gm);
  return new Map(
    [...declared].map(([, task = '', fields = '']) => [
      task,
      [...fields.matchAll(/(\w+)\??:/g)].map(([, name = '']) => name),
    ]),
  );
}

test('each task of the bot finds its guilds by its payload, or says how', () => {
  const all = payloads();
  const lost = Object.keys(tasks).filter((task) => {
    if (OF_HOME.test(task) || task in routes) return false;
    return !all.get(task)?.some((name) => ROUTED_BY.includes(name));
  });
  assert.equal(lost, [], 'these would run where their guild is not in memory');
});

test('a guild is of the shard that Discord says', () => {
  // https://discord.com/developers/docs/events/gateway#sharding: (guild_id >> 22) % num_shards
  assert.is(shardOf('197038439483310086', 1), 0);
  assert.is(shardOf('197038439483310086', 7), Number((197038439483310086n >> 22n) % 7n));
  assert.is(shardOf(String(5n << 22n), 4), 1);
});

test.run();
