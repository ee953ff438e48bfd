import * as assert from 'uvu/assert';
import { startTestSandbox, type TestSandbox, TOKEN } from '../../sandbox/discord/testing/test-sandbox.ts';
import { silentLog } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
import { recommendedShards } from './recommended-shards.ts';
import { signIn } from './sign-in.ts';
import { whyNotStarted } from './why-not-started.ts';

const test = suite<TestSandbox>('a bot that Discord does not let in');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox({ identifyEveryMs: 0 }));
});
test.afterEach(({ control }) => control.faults.clear());
test.after(({ close }) => close());

const discordOf = ({ sandbox }: TestSandbox, token = TOKEN) => ({
  apiBase: `${sandbox.url}/api`,
  cdnBase: `${sandbox.url}/cdn`,
  mediaBase: `${sandbox.url}/media`,
  token,
});

async function told(attempt: Promise<unknown>) {
  return attempt.then(
    () => 'it was let in',
    (error) => whyNotStarted(error),
  );
}

test('an outage is said in a sentence, and passes', async (context) => {
  const { control, sandbox } = context;
  const ask = () => told(recommendedShards(discordOf(context)));
  await control.faults.order({ kind: 'apiOutage', answer: 503 });
  assert.equal(await ask(), {
    sentence: 'Discord did not answer as it should (503). Try again later.',
    isFinal: false,
  });
  await control.faults.clear();
  await sandbox.cut();
  const refused = await ask();
  await sandbox.mend();
  assert.match(JSON.stringify(refused), /Discord cannot be reached .*"isFinal":false/);
  assert.is(await ask(), 'it was let in');
});

test('a wrong token and too few shards are final, and said to be', async (context) => {
  const { control } = context;
  const wrong = await told(recommendedShards(discordOf(context, 'MTEw.wrong.token')));
  assert.match(JSON.stringify(wrong), /DISCORD_TOKEN was refused .*"isFinal":true/);
  await control.addGuild('Other');
  await control.faults.order({ kind: 'guildsPerShard', most: 1 });
  const sharded = await told(signIn({ discord: discordOf(context), shard: { id: 0, count: 1 }, log: silentLog }));
  assert.match(JSON.stringify(sharded), /DISCORD_SHARDS .*"isFinal":true/);
});

test('a bug is none of Discord’s answers', () => {
  assert.is(whyNotStarted(new Error('a bug')), null);
});

test.run();
