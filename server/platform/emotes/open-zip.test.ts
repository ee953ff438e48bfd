import { deflateRawSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import type { ArchivedFile } from '#domain/emotes/emote-archive.ts';
import { zipOf } from '../../../tests/support/pictures.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openZip } from './open-zip.ts';

const test = suite<object>('zips of emotes');
const MIB = 1024 * 1024;
const DIRECTORY_ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');

/** Every file of a zip. */
async function all(zip: Buffer): Promise<ArchivedFile[]> {
  const found: ArchivedFile[] = [];
  for await (const file of (await openZip(zip)).files) found.push(file);
  return found;
}

const codeOf = async (zip: Buffer) => (await refusal(() => openZip(zip))).code;

test('files come out as they were put in, and what systems add is left out', async () => {
  const files = { 'a.png': Buffer.from('one'), '__MACOSX/._a.png': Buffer.from('x'), 'dir/b.gif': Buffer.from('two') };
  const read = await all(await zipOf({ ...files, '.DS_Store': Buffer.from('x') }));
  assert.equal(
    read.map((file) => [file.path, 'bytes' in file && file.bytes.toString()]),
    [
      ['a.png', 'one'],
      ['dir/b.gif', 'two'],
    ],
  );
});

const codeIn = (file: ArchivedFile | undefined) => file && 'problem' in file && file.problem.code;

test('what unpacks to more than it may is refused before anything is unpacked', async () => {
  const large = Buffer.alloc(3 * MIB);
  const files = Object.fromEntries(Array.from({ length: 43 }, (_, place) => [`${place}.png`, large]));
  const zip = await zipOf(files);
  assert.ok(zip.length < MIB, 'it is small itself');
  assert.is(await codeOf(zip), 'emote_archive_bomb');
  const [one] = await all(await zipOf({ 'large.png': Buffer.alloc(5 * MIB) }));
  assert.is(codeIn(one), 'emote_file_too_large');
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
  const [file] = await all(zip);
  assert.is(codeIn(file), 'emote_file_damaged');
});

test('too many files, paths that lead out, and what is no zip are refused', async () => {
  const many = (count: number, folder = '') =>
    zipOf(Object.fromEntries(Array.from({ length: count }, (_, place) => [`${folder}${place}.png`, Buffer.from('x')])));
  assert.is(await codeOf(await many(501)), 'emote_archive_too_many');
  assert.is(await codeOf(await many(10_000, '__MACOSX/')), 'emote_archive_too_many', 'what is passed over counts too');
  assert.is(await codeOf(await zipOf({ '__MACOSX/._a': Buffer.from('x') })), 'emote_archive_empty');
  const escaping = await zipOf({ 'aa/aa.png': Buffer.from('x') });
  for (const path of ['../aa.png', '/etc/a.pn', 'a/../../x']) {
    const text = escaping.toString('latin1').replaceAll('aa/aa.png', path);
    assert.is(await codeOf(Buffer.from(text, 'latin1')), 'emote_archive_path', path);
  }
  for (const bytes of [Buffer.alloc(0), Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(100))])
    assert.is(await codeOf(bytes), 'emote_archive_broken');
  assert.is(await codeOf(Buffer.alloc(33 * MIB)), 'emote_archive_too_large');
});

test('what cannot be read out of it is told file by file', async () => {
  const nested = await zipOf({ 'a.png': Buffer.from('x') });
  const zip = await zipOf({ 'a.png': Buffer.from('one'), 'b.png': Buffer.from('two'), 'c.zip': nested });
  // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12: flags at 8, method at 10 of each entry
  const first = zip.indexOf(DIRECTORY_ENTRY);
  const second = zip.indexOf(DIRECTORY_ENTRY, first + 4);
  zip.writeUInt16LE(zip.readUInt16LE(first + 8) | 1, first + 8);
  zip.writeUInt16LE(14, second + 10);
  assert.equal(
    (await all(zip)).map((file) => [file.path, codeIn(file)]),
    [
      ['a.png', 'emote_file_encrypted'],
      ['b.png', 'emote_file_packed'],
      ['c.zip', 'emote_file_nested'],
    ],
  );
});

test.run();
