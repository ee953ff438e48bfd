import * as assert from 'uvu/assert';
import {
  APPLICATION_ID,
  CLIENT_SECRET,
  startTestSandbox,
  type TestSandbox,
} from '../../sandbox/discord/testing/test-sandbox.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { createUser } from '../../tests/support/factories.ts';
import { suite } from '../../tests/support/suite.ts';
import { createDiscordOAuth } from '../discord-oauth.ts';

interface Context extends TestApp {
  discord: TestSandbox;
}

const test = suite<Context>('/settings/account');

test.before(async (context) => {
  const discord = await startTestSandbox();
  const apiBase = `${discord.sandbox.url}/api`;
  const oauth = createDiscordOAuth({
    ...{ apiBase, cdnBase: `${discord.sandbox.url}/cdn` },
    ...{ clientId: APPLICATION_ID, clientSecret: CLIENT_SECRET },
  });
  const app = await openTestApp({ discord: oauth });
  Object.assign(context, app, {
    discord,
    async close() {
      await app.close();
      await discord.close();
    },
  });
});
test.beforeEach(({ database }) => database.pool.query('delete from "user"').then(() => undefined));
test.after((context) => context.close());

/** Goes to Discord as a member there, consents, and comes back. `asOther`: with another browser's session. */
async function connect(context: Context, me: SignedIn, member: string, asOther?: SignedIn) {
  const begun = await context.call<{ url: string }>('POST', '/auth/discord/link', { headers: me.headers });
  assert.is(begun.status, 200);
  const pending = begun.headers
    .getSetCookie()
    .find((each) => each.startsWith('glim_sign_in='))
    ?.split(';')[0];
  const response = await fetch(begun.body.url, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(begun.body.url).origin },
    body: new URLSearchParams({ user_id: await context.discord.control.userId(member) }),
  });
  const back = new URL(response.headers.get('location') ?? '');
  const Cookie = `${(asOther ?? me).headers.Cookie}; ${pending}`;
  return context.call('GET', back.pathname + back.search, { headers: { Cookie } });
}

const userOf = (context: Context, { user }: SignedIn) =>
  context.database.unitOfWork(() => context.accounts.getByName(user.name));

test('an account that exists is connected with the Discord account that Discord says one has', async (context) => {
  const me = await context.signIn();
  const { status, headers } = await connect(context, me, 'mia');
  assert.equal([status, headers.get('location')], [302, '/settings/account?linked']);
  const user = await userOf(context, me);
  assert.equal([user.discordId, user.discordName], [await context.discord.control.userId('mia'), 'Mia']);
  const page = await context.call('GET', '/settings/account?linked', { headers: me.headers });
  assert.match(page.text, 'Connected with Mia');
  assert.match(page.text, 'Discord is the only way into your account');
  assert.is((await connect(context, me, 'mia')).status, 302, 'twice is once');
  const tasks = (await context.listJobs()).filter(({ task }) => task === 'member.roles');
  assert.ok(tasks.length > 0, 'roles follow');
});

test('a Discord account that belongs elsewhere, and a second one, are refused with the reason', async (context) => {
  const [first, second] = [await context.signIn(), await context.signIn()];
  await connect(context, first, 'mia');
  const taken = await connect(context, second, 'mia');
  assert.equal([taken.status, (await userOf(context, second)).discordId ?? null], [409, null]);
  assert.match(taken.text, `already belongs to the Glim account ${first.user.name}`);
  const more = await connect(context, first, 'sol');
  assert.is(more.status, 409);
  assert.match(more.text, 'Unlink that first');
});

test('two accounts that want one Discord account at once: one gets it', async (context) => {
  const all = await Promise.all([context.signIn(), context.signIn(), context.signIn()]);
  const answers = await Promise.all(all.map((each) => connect(context, each, 'ada')));
  assert.equal(answers.map(({ status }) => status).sort(), [302, 409, 409]);
});

test('only who is signed in and began it connects anything', async (context) => {
  const [me, other] = [await context.signIn(), await context.signIn()];
  assert.is((await context.call('POST', '/auth/discord/link')).status, 401);
  const forged = { Cookie: me.headers.Cookie, 'X-CSRF-Token': 'wrong' };
  assert.is((await context.call('POST', '/auth/discord/link', { headers: forged })).status, 403);
  assert.is((await connect(context, me, 'sam', other)).status, 403);
  assert.is((await userOf(context, other)).discordId ?? null, null);
  assert.is(
    (await context.call('GET', '/settings/account')).headers.get('location'),
    '/auth/discord?returnTo=/settings/account',
  );
});

test('Discord is disconnected where there is another way in, and only there', async (context) => {
  const me = await context.signIn();
  const none = await context.call('DELETE', '/api/v1/me/discord', { headers: me.headers });
  assert.equal([none.status, none.body.code], [409, 'discord_not_linked']);
  await connect(context, me, 'sol');
  const refused = await context.call('DELETE', '/api/v1/me/discord', { headers: me.headers });
  assert.equal([refused.status, refused.body.code], [409, 'discord_only_way']);
  assert.is((await context.call('DELETE', '/api/v1/me/discord')).status, 401);
  const forged = { Cookie: me.headers.Cookie, 'X-CSRF-Token': 'wrong' };
  assert.is((await context.call('DELETE', '/api/v1/me/discord', { headers: forged })).status, 403);

  await context.database.unitOfWork(async () =>
    context.signInLinks.create(await context.accounts.getByName(me.user.name)),
  );
  const done = await context.call<{ discord: object | null }>('DELETE', '/api/v1/me/discord', { headers: me.headers });
  assert.equal([done.status, done.body.discord], [200, null]);
});

test('an operator’s link is looked at without being used, and lets one in once', async (context) => {
  const { user, token } = await context.database.unitOfWork(async () => {
    const someone = await createUser(context);
    return { user: someone, token: (await context.signInLinks.create(someone)).token };
  });
  const path = `/auth/link/${token}`;
  const own = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' };
  for (let look = 0; look < 2; look += 1) {
    const page = await context.call('GET', path);
    assert.equal([page.status, page.headers.get('cache-control')], [200, 'private, no-store']);
    assert.match(page.text, `Sign in as ${user.name}`);
  }
  const elsewhere = await context.call('POST', path, { headers: { ...own, 'Sec-Fetch-Site': 'cross-site' }, text: '' });
  assert.is(elsewhere.status, 403);
  const both = await Promise.all([
    context.call('POST', path, { headers: own, text: '' }),
    context.call('POST', path, { headers: own, text: '' }),
  ]);
  assert.equal(both.map(({ status }) => status).sort(), [303, 404]);
  assert.is((await context.call('GET', path)).status, 404);
  assert.is((await context.call('GET', '/auth/link/nonsense')).status, 404);
});

test('a link is over after a week, and its token is not in the database', async (context) => {
  const token = await context.database.unitOfWork(
    async () => (await context.signInLinks.create(await createUser(context))).token,
  );
  const { rows } = await context.database.pool.query(
    'select row_to_json(sign_in_link)::text as text from sign_in_link',
  );
  assert.not.match(rows[0].text, token);
  context.clock.advance({ hours: 8 * 24 });
  assert.is((await context.call('GET', `/auth/link/${token}`)).status, 404);
});

test.run();
