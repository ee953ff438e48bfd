import * as assert from 'uvu/assert';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { movingPicture, picture, zipOf } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  ada: SignedIn;
  mia: SignedIn;
}
interface Taken {
  path: string;
  fate: string;
  name: string | null;
  reason: string | null;
}

const test = suite<Context>('many emotes at once on the web');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, database, signIn } = context;
  await database.unitOfWork(async () => {
    context.ada = await signIn(await accounts.createUser({ name: 'ada', roles: ['core'] }));
    context.mia = await signIn(await accounts.createUser({ name: 'mia' }));
  });
});
test.beforeEach(async ({ database }) => {
  await emptyTables(database.pool, 'emote');
});
test.after((context) => context.close());

function send({ url }: Context, headers: Record<string, string>, body: Buffer, type = 'application/zip') {
  const request = { method: 'POST', headers: { ...headers, 'Content-Type': type }, body: new Uint8Array(body) };
  return fetch(`${url}/api/v1/emotes/imports`, request);
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

/** What became of each file of a zip. */
async function taken(context: Context, zip: Buffer): Promise<Taken[]> {
  const answer = await send(context, context.ada.headers, zip);
  return ((await answer.json()) as { data: Taken[] }).data;
}

test('only who decides on emotes sends a zip, with a token, and nothing else', async (context) => {
  const { ada, mia } = context;
  const zip = await zipOf({ 'wave.png': await picture(1, { size: 8 }) });
  assert.is((await send(context, {}, zip)).status, 401);
  assert.is((await send(context, mia.headers, zip)).status, 403);
  assert.is(await codeOf(await send(context, { Cookie: ada.headers.Cookie }, zip)), 'csrf');
  assert.is((await send(context, ada.headers, zip, 'text/plain')).status, 415);
  const broken = await send(context, ada.headers, Buffer.from('PK no zip'));
  assert.equal([broken.status, await codeOf(broken)], [422, 'emote_archive_broken']);
  assert.is((await context.call('GET', '/staff/emotes/export.zip', { headers: mia.headers })).status, 403);
});

test('a zip is taken file by file, each with its fate, and all emotes come out as one', async (context) => {
  const { ada, url, database } = context;
  const files = await taken(
    context,
    await zipOf({
      'pack/wave.png': await picture(10),
      'pack/hello there.gif': await movingPicture(11),
      'pack/again.png': await picture(10),
      'other/wave.webp': await picture(13, { format: 'webp' }),
      'pack/notes.txt': Buffer.from('hello'),
      '__MACOSX/pack/._wave.png': Buffer.from('x'),
      'pack/é.png': await picture(12),
    }),
  );
  assert.equal(
    files.map(({ path, fate, name }) => [path, fate, name]),
    [
      ['pack/wave.png', 'added', 'wave'],
      ['pack/hello there.gif', 'added', 'hello_there'],
      ['pack/again.png', 'there', null],
      ['other/wave.webp', 'refused', null],
      ['pack/notes.txt', 'refused', null],
      ['pack/é.png', 'refused', null],
    ],
  );
  assert.match(files[3]?.reason ?? '', 'wave is taken');
  assert.match(files[4]?.reason ?? '', 'no PNG, JPEG');

  const out = await fetch(`${url}/staff/emotes/export.zip`, { headers: ada.headers });
  assert.is(out.headers.get('content-type'), 'application/zip');
  // The zip is written while the emotes are read: only the whole of it may outlive them.
  const whole = Buffer.from(await out.arrayBuffer());
  await emptyTables(database.pool, 'emote');
  assert.equal(
    (await taken(context, whole)).map(({ path, fate }) => [path, fate]),
    [
      ['hello_there.webp', 'added'],
      ['wave.png', 'added'],
    ],
  );
});

test('who asks for lines hears of each file as it is taken', async (context) => {
  const headers = { ...context.ada.headers, Accept: 'application/x-ndjson' };
  const zip = await zipOf({
    'one.png': await picture(1, { size: 8 }),
    'two.txt': Buffer.from('x'),
    'emotes.json': Buffer.from('{}'),
  });
  const answer = await send(context, headers, zip);
  assert.match(answer.headers.get('content-type') ?? '', 'application/x-ndjson');
  const lines = (await answer.text()).trimEnd().split('\n');
  const [first, ...files] = lines.map((line) => JSON.parse(line));
  assert.equal(first, { count: 2 });
  assert.equal(
    files.map(({ path, fate }) => [path, fate]),
    [
      ['one.png', 'added'],
      ['two.txt', 'refused'],
    ],
  );
  assert.is(files[1].code, 'emote_image_format');
  const german = await send(
    context,
    { ...headers, 'Accept-Language': 'de' },
    await zipOf({ 'é.png': await picture(2, { size: 8 }) }),
  );
  assert.match(await german.text(), 'Im Namen sind zu wenige Buchstaben');
  const broken = await send(context, headers, Buffer.from('PK no zip'));
  assert.equal(
    [broken.status, await codeOf(broken)],
    [422, 'emote_archive_broken'],
    'what is refused whole is no list',
  );
});

test('who leaves in the middle keeps what was taken, and goes on by sending it again', async (context) => {
  const files: Record<string, Buffer> = {};
  for (let number = 1; number <= 12; number += 1) files[`emote_${number}.png`] = await picture(number, { size: 8 });
  const zip = await zipOf(files);
  const headers = { ...context.ada.headers, Accept: 'application/x-ndjson' };
  const reader = (await send(context, headers, zip)).body!.getReader();
  await reader.read();
  await reader.cancel();
  const fates = (await taken(context, zip)).map(({ fate }) => fate);
  assert.is(fates.length, 12);
  assert.ok(
    fates.every((fate) => fate === 'added' || fate === 'there'),
    fates.join(),
  );
  const { rows } = await context.database.pool.query(
    `select count(*)::int as count from emote where state = 'approved'`,
  );
  assert.is(rows[0].count, 12);
});

test.run();
