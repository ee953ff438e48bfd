import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { suite } from '../../tests/support/suite.ts';
import { withDomain } from '../with-domain.ts';

const test = suite<TestAdmin>('admin mail');
const MAIL = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'news@glim.example' };

test.before(async (context) => {
  Object.assign(context, await openTestAdmin(MAIL));
});
test.after((context) => context.close());

test('the operator sees who asked, and removes who writes to be removed', async ({ admin, env }) => {
  await withDomain({ ...env, SESSION_SECRET: 'x'.repeat(32) }, ({ database, domain }) =>
    database.unitOfWork(() => domain.glimcapReaders.ask('Ada@glim.example', 'en')),
  );
  const { out } = await admin('mail', 'list');
  const { isOn, counts, readers } = JSON.parse(out);
  assert.equal([isOn, counts, readers.length], [true, { pending: 1 }, 1]);
  assert.equal(Object.keys(readers[0]).sort(), ['address', 'askedAt', 'consentedAt', 'leftAt', 'refusal', 'state']);
  assert.equal(JSON.parse((await admin('mail', 'list', '--state', 'left')).out).readers, []);
  assert.equal(JSON.parse((await admin('mail', 'remove', 'ADA@glim.example')).out), {
    address: 'ADA@glim.example',
    removed: true,
  });
  const again = await admin('mail', 'remove', 'ada@glim.example');
  assert.equal([again.status, again.err], [1, 'Nobody asked for mails to that address.']);
});

test('a command line that makes no sense is refused', async ({ admin }) => {
  for (const args of [['list', '--state', 'x'], ['remove'], ['status', 'twelve'], ['burn']])
    assert.is((await admin('mail', ...args)).status, 2, args.join(' '));
  assert.is((await admin('mail', 'status', '12')).err, 'There is no Glimcap Part 12.');
});

test.run();
