import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { readSoundPreference, writeSoundPreference } from './sound-preference.ts';

const test = suite('sound preference');

function memoryOf(stored: string | null = null) {
  const memory = {
    stored,
    getItem: () => memory.stored,
    setItem(_: string, value: string) {
      memory.stored = value;
    },
  };
  return memory;
}

test('is full volume with sound for a first visit', () => {
  assert.equal(readSoundPreference(memoryOf()), { volume: 1, isMuted: false });
});

test('comes back as it was chosen', () => {
  const memory = memoryOf();
  writeSoundPreference(memory, { volume: 0.35, isMuted: true });
  assert.equal(readSoundPreference(memory), { volume: 0.35, isMuted: true });
});

test('falls back where the stored value is not ours', () => {
  for (const stored of [
    '',
    '{',
    'null',
    '7',
    '{"volume":"loud"}',
    '{"volume":-1}',
    '{"volume":1.5}',
    '{"volume":null}',
  ])
    assert.equal(readSoundPreference(memoryOf(stored)), { volume: 1, isMuted: false }, stored);
});

test('is no reason to fail when the storage is full', () => {
  const memory = {
    getItem: () => null,
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  assert.not.throws(() => writeSoundPreference(memory, { volume: 1, isMuted: true }));
});

test.run();
