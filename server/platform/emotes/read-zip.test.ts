import { deflateRawSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import type { ArchivedFile } from '#domain/emotes/emote-archive.ts';
import { zipOf } from '../../../tests/support/pictures.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { readZip } from './read-zip.ts';

const test = suite<object>('zips of emotes');
const MIB = 1024 * 1024;

/** Every file of a zip. */
async function all(files: ReturnType<typeof readZip>): Promise<ArchivedFile[]> {
  const found: ArchivedFile[] = [];
  for await (const file of files) found.push(file);
  return found;
}

const codeOf = async (zip: Buffer) => (await refusal(() => all(readZip(zip)))).code;

test('files come out as they were put in, and what systems add is left out', async () => {
  const files = { 'a.png': Buffer.from('one'), '__MACOSX/._a.png': Buffer.from('x'), 'dir/b.gif': Buffer.from('two') };
  const read = await all(readZip(await zipOf({ ...files, '.DS_Store': Buffer.from('x') })));
  assert.equal(
    read.map((file) => [file.path, 'bytes' in file && file.bytes.toString()]),
    [
      ['a.png', 'one'],
      ['dir/b.gif', 'two'],
    ],
  );
});

test('what unpacks to more than it may is refused before anything is unpacked', async () => {
  const large = Buffer.alloc(3 * MIB);
  const files = Object.fromEntries(Array.from({ length: 43 }, (_, place) => [`${place}.png`, large]));
  const zip = await zipOf(files);
  assert.ok(zip.length < MIB, 'it is small itself');
  assert.is(await codeOf(zip), 'emote_archive_bomb');
  const [one] = await all(readZip(await zipOf({ 'large.png': Buffer.alloc(5 * MIB) })));
  assert.equal(one, { path: 'large.png', problem: 'The file is larger than 4 MiB.' });
});

test('a file that unpacks to more than it said is damaged, not trusted', async () => {
  const zip = await zipOf({ 'liar.png': Buffer.alloc(MIB, 7) });
  const said = Buffer.alloc(4);
  said.writeUInt32LE(MIB);
  const lie = Buffer.alloc(4);
  lie.writeUInt32LE(10);
  // Its directory, at the end, is what is believed.
  const at = zip.lastIndexOf(said);
  lie.copy(zip, at);
  const [file] = await all(readZip(zip));
  assert.equal(file, { path: 'liar.png', problem: 'The file is damaged inside the zip.' });
});

test('too many files, paths that lead out, and what is no zip are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, place) => [`${place}.png`, Buffer.from('x')]));
  assert.is(await codeOf(await zipOf(many)), 'emote_archive_too_many');
  const escaping = await zipOf({ 'aa/aa.png': Buffer.from('x') });
  const text = escaping.toString('latin1').replaceAll('aa/aa.png', '../aa.png');
  assert.is(await codeOf(Buffer.from(text, 'latin1')), 'emote_archive_broken');
  for (const bytes of [Buffer.alloc(0), Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(100))])
    assert.is(await codeOf(bytes), 'emote_archive_broken');
  assert.is(await codeOf(Buffer.alloc(33 * MIB)), 'emote_archive_too_large');
});

test.run();
