import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { movingPicture, picture, zipOf } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestAdmin>('admin: emotes');

test.before(async (context) => {
  Object.assign(context, await openTestAdmin());
});
test.after((context) => context.close());

test('a zip is taken file by file, and all emotes come out as one, never over a file', async ({ admin, dataDir }) => {
  const [given, made] = [join(dataDir, 'in.zip'), join(dataDir, 'out.zip')];
  const files = { 'wave.png': await picture(1, { size: 8 }), 'dance.gif': await movingPicture(2, { size: 8 }) };
  writeFileSync(given, await zipOf({ ...files, 'notes.txt': Buffer.from('x') }));
  const { added, there, refused } = JSON.parse((await admin('import-emotes', given)).out);
  assert.equal([added, there, refused], [2, 0, 1]);
  assert.is(JSON.parse((await admin('import-emotes', given)).out).there, 2, 'said twice, nothing is doubled');

  assert.equal(JSON.parse((await admin('export-emotes', made)).out), { emotes: 2, file: made });
  assert.is(readFileSync(made).toString('latin1', 0, 2), 'PK');
  assert.is((await admin('export-emotes', made)).status, 1);
  assert.is((await admin('import-emotes', join(dataDir, 'none.zip'))).status, 1);
  writeFileSync(given, 'no zip');
  assert.match((await admin('import-emotes', given)).err, 'That is no zip that can be read.');
});

test.run();
