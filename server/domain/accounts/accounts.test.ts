import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { suite } from '../../../tests/support/suite.ts';

const PROFILE = { id: '110000000000000042', name: 'Sól Müller', avatarUrl: null };

const test = suite<TestDomain>('accounts');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(({ database }) => database.pool.query('delete from "user"').then(() => undefined));
test.after((context) => context.close());

test('ten first sights of a member at once make one user, with a name that a name can be', async (context) => {
  const { database, accounts } = context;
  const users = await Promise.all(
    Array.from({ length: 10 }, () => database.unitOfWork(() => accounts.signInWithDiscord(PROFILE))),
  );
  assert.is(new Set(users.map((user) => user.id)).size, 1);
  assert.is(users[0]?.name, 'SolMuller');
});

test('two members of one name get two names', async ({ database, accounts }) => {
  const first = await database.unitOfWork(() => accounts.signInWithDiscord({ ...PROFILE, name: 'sol' }));
  const second = await database.unitOfWork(() =>
    accounts.signInWithDiscord({ ...PROFILE, id: '110000000000000777', name: 'Sol' }),
  );
  assert.equal([first.name, second.name], ['sol', 'Sol-000777']);
});

test('a name is taken whatever its case', async ({ database, accounts }) => {
  await database.unitOfWork(() => accounts.createUser({ name: 'ada' }));
  const code = await database
    .unitOfWork(() => accounts.createUser({ name: 'ADA' }))
    .then(String, (error) => error.code);
  assert.is(code, 'user_name_taken');
});

test('a session is found by its token until it is closed or its time is over', async ({
  database,
  accounts,
  clock,
}) => {
  const user = await database.unitOfWork(() => accounts.signInWithDiscord(PROFILE));
  const token = await database.unitOfWork(() => accounts.openSession(user, 'a browser'));
  const find = () => database.unitOfWork(() => accounts.findSession(token));
  const session = await find();
  assert.is(session?.user.id, user.id);
  assert.is(await database.unitOfWork(() => accounts.findSession(`${token}x`)), null);

  clock.advance({ hours: 59 * 24 });
  assert.ok(await find(), 'used within sixty days');
  clock.advance({ hours: 59 * 24 });
  assert.ok(await find(), 'each use makes it last again');
  clock.advance({ hours: 61 * 24 });
  assert.is(await find(), null);
  assert.is(await database.unitOfWork(() => accounts.deleteExpiredSessions()), 1);
});

test('the token of a session is not in the database', async ({ database, accounts }) => {
  const user = await database.unitOfWork(() => accounts.signInWithDiscord(PROFILE));
  const token = await database.unitOfWork(() => accounts.openSession(user, null));
  const { rows } = await database.pool.query('select row_to_json(session)::text as text from session');
  assert.not.match(rows[0].text, token);
});

test('a forgotten member leaves neither account nor channel nor sessions', async ({ database, accounts, channels }) => {
  await database.unitOfWork(async () => {
    const user = await accounts.signInWithDiscord(PROFILE);
    await accounts.openSession(user, null);
    await channels.open(user, { slug: 'sol', title: 'Sol', category: 'Art', isMature: false });
  });
  assert.is(await database.unitOfWork(() => accounts.forgetDiscord(PROFILE.id)), true);
  assert.is(await database.unitOfWork(() => accounts.forgetDiscord(PROFILE.id)), false);
  const { rows } = await database.pool.query(
    'select (select count(*) from "user")::int + (select count(*) from session)::int + (select count(*) from channel)::int as left',
  );
  assert.is(rows[0].left, 0);
});

test.run();
