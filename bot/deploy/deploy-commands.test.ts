import { SlashCommandBuilder } from 'discord.js';
import * as assert from 'uvu/assert';
import {
  APPLICATION_ID,
  startTestSandbox,
  type TestSandbox,
  TOKEN,
} from '../../sandbox/discord/testing/test-sandbox.ts';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { refusal } from '../../tests/support/refusal.ts';
import { suite } from '../../tests/support/suite.ts';
import { registry as ours, type Registry } from '../registry.ts';
import { type Deployment, deployCommands } from './deploy-commands.ts';
import { deployRest } from './deploy-rest.ts';
import { keepDeploying } from './keep-deploying.ts';

interface Context {
  domain: TestDomain;
  discord: TestSandbox;
  tool: TestAdmin;
}

const test = suite<Context>('deployment of commands');
const GLOBAL = `/applications/${APPLICATION_ID}/commands`;

test.before(async (context) => {
  context.domain = await openTestDomain();
  context.discord = await startTestSandbox({ identifyEveryMs: 0 });
  const { url } = context.discord.sandbox;
  context.tool = await openTestAdmin({ DISCORD_API_BASE: `${url}/api`, DISCORD_TOKEN: TOKEN });
});
test.after(async ({ domain, discord, tool }) => {
  await discord.close();
  await domain.close();
  await tool.close();
});
test.afterEach(({ discord }) => discord.control.faults.clear());

function deploy({ domain, discord }: Context, { registry = ours, token = TOKEN, isForced = false } = {}) {
  const rest = deployRest({ apiBase: `${discord.sandbox.url}/api`, token });
  const parts = { rest, registry, deployments: domain.commandDeployments, isForced };
  return domain.database.unitOfWork(() => deployCommands(parts));
}

const told = async ({ discord }: Context, path = GLOBAL) =>
  (await discord.control.requests()).filter((each) => each.method === 'PUT' && each.path.endsWith(path)).length;

const withCommand = (name: string, description: string): Registry => ({
  ...ours,
  commands: [...ours.commands, { data: new SlashCommandBuilder().setName(name).setDescription(description) }],
});

/** One that the builder would not let through, as Discord's rules may become stricter than it. */
const unfit: Registry = {
  ...ours,
  commands: [...ours.commands, { data: { name: 'Unfit', toJSON: () => ({ name: 'Unfit', description: 'Unfit' }) } }],
};

test('one call tells all guilds, those that come later too, and takes away what was told guild by guild', async (context) => {
  const { api, control, sandbox } = context.discord;
  const second = await control.addGuild('Second');
  for (const guildId of [sandbox.guildId, second.id]) {
    const former = [{ name: 'former', description: 'Told guild by guild' }];
    await api('PUT', `/applications/${APPLICATION_ID}/guilds/${guildId}/commands`, former);
  }
  const first = await deploy(context);
  assert.equal([first.isTold, first.guildsCleared], [true, 2]);
  assert.is(await told(context), 1);

  const third = await control.addGuild('Third');
  for (const guildId of [sandbox.guildId, second.id, third.id]) {
    const { commands } = await control.state(guildId);
    const names = commands.map(({ name }) => name);
    assert.ok(names.includes('ticket') && !names.includes('former'), guildId);
  }
});

test('what Discord knows is told again only on demand, and what is new once', async (context) => {
  const before = await told(context);
  const again = await deploy(context);
  assert.equal([again.isTold, again.guildsCleared], [false, 0]);
  assert.is(await told(context), before);
  assert.is((await deploy(context, { isForced: true })).isTold, true);

  const more = withCommand('wave', 'Wave at everyone');
  assert.is((await deploy(context, { registry: more })).isTold, true);
  assert.is((await deploy(context, { registry: more })).isTold, false);
  assert.is(await told(context), before + 2);
});

test('a payload that Discord refuses names the command and the field, and is not taken for told', async (context) => {
  const refused = await refusal(() => deploy(context, { registry: unfit }));
  assert.is(refused.code, 'commands_refused');
  assert.match(refused.message, /"Unfit" › name: Command name is invalid/);
  assert.is((await refusal(() => deploy(context, { registry: unfit }))).code, 'commands_refused');
});

test('a wrong token, a rate limit and a Discord that is down are told apart', async (context) => {
  const { faults } = context.discord.control;
  assert.is((await refusal(() => deploy(context, { token: 'MTEw.wrong.token' }))).code, 'discord_token_refused');

  await faults.order({ kind: 'rateLimit', method: 'PUT', path: GLOBAL, retryAfterSeconds: 3600 });
  const limited = await refusal(() => deploy(context, { isForced: true }));
  assert.match(limited.message, /^Discord takes commands again in 360\d s \(429\)\.$/);
  await faults.clear();

  await faults.failNext({ method: 'PUT', path: GLOBAL }, 20);
  assert.match((await refusal(() => deploy(context, { isForced: true }))).message, /\(503\)/);
});

test('the bot lives on when Discord refuses, and when nobody answers', async (context) => {
  const events: string[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (_: object, event: string) => events.push(event) };
  const attempts: (() => Promise<Deployment>)[] = [
    () => deploy(context, { registry: unfit }),
    () => domainOfNobody(),
    async () => Promise.reject(new Error('a bug')),
  ];
  for (const attempt of attempts) (await keepDeploying({ deploy: attempt, log }))();
  assert.equal(
    events,
    attempts.map(() => 'commands not deployed'),
  );

  async function domainOfNobody(): Promise<Deployment> {
    const rest = deployRest({ apiBase: 'http://127.0.0.1:1/api', token: TOKEN });
    return deployCommands({ rest, registry: ours, deployments: context.domain.commandDeployments });
  }
});

test('nobody answering is said in a sentence', async ({ domain }) => {
  const rest = deployRest({ apiBase: 'http://127.0.0.1:1/api', token: TOKEN });
  const call = () => deployCommands({ rest, registry: ours, deployments: domain.commandDeployments });
  assert.match((await refusal(call)).message, 'Discord cannot be reached');
});

test('the operator deploys by hand and reads what it did', async ({ tool }) => {
  const first = JSON.parse((await tool.admin('deploy-commands')).out);
  assert.equal([first.applicationId, first.isTold], [APPLICATION_ID, true]);
  assert.is(JSON.parse((await tool.admin('deploy-commands')).out).isTold, false);
  assert.is(JSON.parse((await tool.admin('deploy-commands', '--force')).out).isTold, true);
});

test('when the new commands of a day are used up, it is a matter of time', async (context) => {
  const put = async (from: number) => {
    const others = Array.from({ length: 10 }, (_, index) => ({ name: `other${from + index}`, description: 'x' }));
    return (await context.discord.api('PUT', GLOBAL, others)).status === 200;
  };
  for (let from = 0; await put(from); from += 10);
  const refused = await refusal(() => deploy(context, { isForced: true }));
  assert.equal([refused.kind, refused.code], ['unavailable', 'commands_used_up']);
});

test.run();
