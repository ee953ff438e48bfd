import * as assert from 'uvu/assert';
import { DomainError } from '#domain/errors.ts';
import { suite } from '../../tests/support/suite.ts';
import { createLanguages } from '../languages.ts';

const test = suite('words that are kept');
const languages = createLanguages();
const { codes } = languages;
const [english, german] = [languages.of('en-GB'), languages.of('de')];

test('what is kept is said in the language of each who reads it', () => {
  const kept = codes.streams('alertChannel.refused', { channel: '<#1>', reason: 'Missing Access' });
  assert.is(english.tell(kept), english.streams('alertChannel.refused', { channel: '<#1>', reason: 'Missing Access' }));
  assert.is(german.tell(kept), german.streams('alertChannel.refused', { channel: '<#1>', reason: 'Missing Access' }));
});

test('so are sentences within a sentence, names of permissions, numbers and lists', () => {
  const permission = codes.guilds('permissions.EmbedLinks');
  const missing = codes.guilds('capability.missingHere', { permission, place: '<#1>' });
  const kept = codes.guilds('capability.lacks', { missing, disables: codes.permissionNames([1n << 5n]) });
  assert.not.match(kept, /⦃.*⦃/);
  assert.match(german.tell(kept), 'Server verwalten');
  assert.not.match(german.tell(kept), /[⦃⦄]|Embed Links|Manage Server/);
  assert.is(german.tell(codes.list([codes.number(1_234), 'b', codes.decimal(1.5)])), '1.234, b und 1,5');
  assert.is(german.tell(`${codes.day('2026-03-08')} ${codes.duration(3_600_000)}`), '8. März 2026 1 Std. 00 Min.');
});

test('a refusal of the domain is kept by its code', () => {
  const kept = codes.refusal(
    new DomainError('conflict', 'mappings_full', 'A guild has 20 mappings at most.', { max: 20 }),
  );
  assert.is(english.tell(kept), 'A guild has 20 mappings at most.');
  assert.is(german.tell(kept), 'Ein Server hat höchstens 20 Zuordnungen.');
});

test('a refusal whose sentence is coded is said to whoever meets it', () => {
  const error = new DomainError('unavailable', 'alert_channel_gone', codes.streams('alertChannel.gone'));
  assert.is(german.refusal(error), german.streams('alertChannel.gone'));
  assert.is(german.tell(codes.refusal(error)), german.streams('alertChannel.gone'));
});

test('sentences of older versions, cut ones and what strangers write do no harm', () => {
  assert.is(german.tell('The alert channel is gone.'), 'The alert channel is gone.');
  assert.is(german.tell('⦃["streams","no.such.key",{}]⦄'), '…');
  assert.is(german.tell(codes.streams('alertChannel.gone').slice(0, 20)), '…');
  const hostile = codes.streams('crosspost.refused', { reason: '⦃["bot","broke",{}]⦄ {{x}} "\\' });
  assert.match(english.tell(hostile), /[^⦃]/);
  assert.not.match(english.tell(codes.streams('crosspost.refused', { reason: 'a ⦃ b' })), '⦃');
});

test.run();
