import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSources, type TestSources, TOKEN } from '../testing/test-sources.ts';

const test = suite<TestSources>("the Graph API's stand-in");

test.before(async (context) => {
  Object.assign(context, await startTestSources());
});
test.after((context) => context.close());

async function get({ sandbox }: TestSources, path: string, token = TOKEN) {
  const answer = await fetch(sandbox.url + path, { headers: { Authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
}

test('a node has the fields that were asked for, and its id', async (context) => {
  const account = await get(context, '/instagram/v25.0/17841400000000001?fields=followers_count');
  assert.equal(Object.keys(account.body), ['followers_count', 'id']);
  assert.type(account.body.followers_count, 'number');
  const page = await get(context, '/facebook/v25.0/100000000000001?fields=fan_count,followers_count');
  assert.ok(page.body.followers_count > page.body.fan_count);
  assert.equal(await get(context, '/facebook/v25.0/100000000000001'), { status: 200, body: { id: '100000000000001' } });
});

test('a wrong token, node, field or no version is refused in its words', async (context) => {
  const refused = async (path: string, token?: string) => {
    const { status, body } = await get(context, path, token);
    return [status, body.error.code, body.error.type];
  };
  assert.equal(await refused('/instagram/v25.0/17841400000000001', 'guessed'), [401, 190, 'OAuthException']);
  assert.equal(await refused('/instagram/v25.0/1?fields=followers_count'), [400, 100, 'OAuthException']);
  assert.equal(await refused('/facebook/v25.0/100000000000001?fields=likes'), [400, 100, 'OAuthException']);
  assert.equal(await refused('/facebook/latest/100000000000001'), [400, 100, 'OAuthException']);
});

test.run();
