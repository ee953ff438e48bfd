import type { DomainError } from '#domain/errors.ts';
import type { Values } from '../../locales/translate.ts';
import type { BotWords } from '../words.ts';
import { english, type WordFiles } from './english.ts';

/** A sentence that nobody has read yet: which word it is, and what it is filled with. */
type Coded = readonly [name: string, ...values: unknown[]];

/** Neither stands in what Discord or people write. */
const [OPEN, CLOSE] = ['⦃', '⦄'];
const SENTENCE = new RegExp(`${OPEN}((?:[^${OPEN}${CLOSE}])*)(?:${CLOSE}|$)`, 'g');
/** What Discord says can be long. */
const LONGEST = 300;

/**
 * Words that are kept and read later, by whoever asks: each sentence is its name with its values, and becomes one
 * by `tell` of the reader's words. Why something failed is written down in these.
 */
export function createCodedWords(words: BotWords): BotWords {
  const files: (keyof WordFiles)[] = Object.keys(english).filter(isFile);
  const sayings = files.map((file) => [
    file,
    (key: string, values: Values = {}) => written([file, key, packed(values)]),
  ]);
  return {
    ...words,
    ...Object.fromEntries(sayings),
    number: (value) => written(['number', value]),
    decimal: (value) => written(['decimal', value]),
    duration: (ms) => written(['duration', ms]),
    day: (day) => written(['day', day]),
    list: (items) => written(['list', items.map(unpacked)]),
    permissionNames: (bits) => written(['permissionNames', bits.map(String)]),
    refusal: ({ code, message, values }) => (isCoded(message) ? message : written(['refusal', code, message, values])),
  };
}

/** Says what coded words have kept; text of other origin stays as it is. */
export function tellCoded(text: string, words: BotWords): string {
  return text.replace(SENTENCE, (_whole, json: string) => {
    const coded = parsed(json);
    return coded ? said(coded, words) : '…';
  });
}

function said([name, first, second, third]: Coded, words: BotWords): string {
  if (name === 'number' || name === 'decimal' || name === 'duration') return words[name](Number(first));
  if (name === 'day') return words.day(String(first));
  if (name === 'list' && Array.isArray(first)) return words.list(first.map((each) => textOf(each, words)));
  if (name === 'permissionNames' && Array.isArray(first)) return words.permissionNames(first.map(BigInt));
  if (name === 'refusal') return words.refusal(refusalOf(first, second, third));
  return isFile(name) ? words.say(name, String(first), valuesOf(second, words)) : '…';
}

function refusalOf(code: unknown, message: unknown, values: unknown): Pick<DomainError, 'code' | 'message' | 'values'> {
  const given = Object.entries(isRecord(values) ? values : {}).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code: String(code), message: String(message), values: Object.fromEntries(given) };
}

function valuesOf(values: unknown, words: BotWords): Values {
  const all = Object.entries(isRecord(values) ? values : {});
  return Object.fromEntries(all.map(([key, value]) => [key, typeof value === 'number' ? value : textOf(value, words)]));
}

function textOf(value: unknown, words: BotWords): string {
  return isSentence(value) ? said(value, words) : String(value);
}

/** A value that is a sentence itself stands in another as it is; brackets in what others wrote are none of ours. */
function packed(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, unpacked(value)]));
}

function unpacked(value: string | number): unknown {
  if (typeof value === 'number') return value;
  const whole = value.startsWith(OPEN) && value.endsWith(CLOSE) ? parsed(value.slice(1, -1)) : null;
  return whole ?? value.slice(0, LONGEST).replaceAll(OPEN, '{').replaceAll(CLOSE, '}').toWellFormed();
}

function written(coded: Coded): string {
  return `${OPEN}${JSON.stringify(coded)}${CLOSE}`;
}

function parsed(json: string): Coded | null {
  try {
    const coded: unknown = JSON.parse(json);
    return isSentence(coded) ? coded : null;
  } catch {
    // Cut off where it was kept.
    return null;
  }
}

function isSentence(value: unknown): value is Coded {
  return Array.isArray(value) && typeof value[0] === 'string';
}

function isCoded(text: string): boolean {
  return text.startsWith(OPEN);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFile(name: string): name is keyof WordFiles {
  return name in english;
}
