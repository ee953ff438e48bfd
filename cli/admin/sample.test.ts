import * as assert from 'uvu/assert';
import { type SourcesSandbox, startSourcesSandbox } from '../../sandbox/sources/sandbox.ts';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { freePort } from '../../tests/support/free-port.ts';
import { suite } from '../../tests/support/suite.ts';
import { generatedSecret } from '../start/generated-secret.ts';

interface Context extends TestAdmin {
  sandbox: SourcesSandbox;
}

const test = suite<Context>('admin: sources');

test.before(async (context) => {
  const port = await freePort();
  const outside = { SANDBOX_SOURCES_PORT: String(port), SANDBOX_DISCORD_PORT: String(await freePort()) };
  Object.assign(context, await openTestAdmin({ ...outside, SANDBOX_STRIPE_PORT: String(await freePort()) }));
  context.sandbox = await startSourcesSandbox({
    host: '127.0.0.1',
    port,
    token: generatedSecret(context.dataDir, 'sandbox-sources-token'),
    controlToken: generatedSecret(context.dataDir, 'sandbox-control-token'),
    log: () => undefined,
  });
});
test.after(async (context) => {
  await context.sandbox.close();
  await context.close();
});

test('the sources that a sandbox plays are sampled on demand, the others say what they lack', async ({ admin }) => {
  const { status, out, err } = await admin('sample');
  assert.is(status, 0, err);
  const outcomes: { source: string; off?: string; readings?: { key: string; value: number }[] }[] = JSON.parse(out);
  const of = (name: string) => outcomes.find(({ source }) => source === name);
  assert.equal(of('discord'), { source: 'discord', off: 'DISCORD_TOKEN must be set' });
  assert.equal(
    of('x')?.readings?.map(({ key }) => key),
    ['twitter', 'twitter_impressions', 'twitter_engagements'],
  );
  assert.is(outcomes.filter(({ readings }) => readings).length, outcomes.length - 1);

  const sources: { name: string; isOn: boolean; lastReadAt: string | null }[] = JSON.parse(
    (await admin('metric', 'sources')).out,
  );
  assert.equal(
    sources.filter(({ isOn, lastReadAt }) => isOn !== (lastReadAt !== null)),
    [],
  );
});

test('one source is sampled alone, and an unknown one is refused', async ({ admin }) => {
  assert.is(JSON.parse((await admin('sample', 'github')).out).readings[0].key, 'github_stars');
  const unknown = await admin('sample', 'myspace');
  assert.is(unknown.status, 2);
  assert.match(unknown.err, 'there is no source "myspace", but: discord, x');
  const off = await admin('sample', 'discord');
  assert.equal([off.status, off.err], [1, 'Discord is off: DISCORD_TOKEN must be set.']);
});

test.run();
