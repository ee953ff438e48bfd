import { PermissionFlagsBits, PermissionsBitField, type PermissionsString } from 'discord.js';
import type { DomainError } from '#domain/errors.ts';
import type { ChartWords } from '#domain/metrics/chart-words.ts';
import type { Language } from '../locales/languages.ts';
import { refusalsIn } from '../locales/refusals.ts';
import { createFind, createTranslate, type Keys, type Translate, type Values } from '../locales/translate.ts';
import { createCatalogue } from './words/catalogue.ts';
import { tellCoded } from './words/coded.ts';
import { english, type WordFiles } from './words/english.ts';
import { german } from './words/german.ts';

/** Every sentence that the bot says in one language, by context, and how that language writes numbers and times. */
export type BotWords = { [File in keyof WordFiles]: Translate<Keys<WordFiles[File]>> } & {
  language: Language;
  /** The language as `Intl` and the domain's formats know it. */
  locale: string;
  /** e.g. "1,234" */
  number(value: number): string;
  /** With one place behind the point: "4.5" */
  decimal(value: number): string;
  /** "under a minute", "42 min", "3 h 05 min" */
  duration(ms: number): string;
  /** A day such as `2026-03-08`, in words. */
  day(day: string): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  /** Permissions as Discord's settings name them. */
  permissionNames(bits: readonly bigint[]): string;
  /** A metric's name: of those that Glim brings in this language, as long as staff have not renamed it. */
  metricLabel(metric: { key: string; label: string }): string;
  /** What a metric counts, likewise. */
  metricDefinition(metric: { key: string; definition: string }): string;
  /** What stands in a chart beside its figures. */
  chart: ChartWords;
  /** What a refusal says: in English as the domain put it. */
  refusal(error: Pick<DomainError, 'code' | 'message' | 'values'>): string;
  /** Says what `languages.codes` have kept. */
  tell(kept: string): string;
  /** A sentence by a name that was kept; `…` for one that an older version knew. */
  say(file: keyof WordFiles, key: string, values: Values): string;
};

const FILES: Record<Language, WordFiles> = { en: english, de: german };
const LOCALES: Record<Language, string> = { en: 'en-US', de: 'de' };
const MINUTE_MS = 60_000;

export function createBotWords(language: Language = 'en'): BotWords {
  const files = FILES[language];
  const bot = createTranslate(files.bot, language);
  const guilds = createTranslate(files.guilds, language);
  const findRefusal = refusalsIn(language);
  const locale = LOCALES[language];
  const metrics = createTranslate(files.metrics, language);
  const catalogue = createCatalogue(files.metrics.catalogue);
  const numbers = new Intl.NumberFormat(language);
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language);

  const finds = new Map(Object.entries(files).map(([file, of]) => [file, createFind(of, language)]));
  const words: BotWords = {
    language,
    locale,
    ...catalogue,
    chart: {
      locale,
      ...{ noFigure: metrics('chart.noFigure'), partly: metrics('chart.partly'), hollow: metrics('chart.hollow') },
      ...{ ownScales: metrics('chart.ownScales'), gainsAndLosses: metrics('chart.gainsAndLosses') },
      since: metrics('chart.since'),
    },
    bot,
    guilds,
    emotes: createTranslate(files.emotes, language),
    glimcap: createTranslate(files.glimcap, language),
    help: createTranslate(files.help, language),
    metrics,
    sla: createTranslate(files.sla, language),
    streams: createTranslate(files.streams, language),
    support: createTranslate(files.support, language),
    tickets: createTranslate(files.tickets, language),
    decimal: (value) => decimals.format(value),
    number: (value) => numbers.format(value),
    day: (day) => days.format(new Date(day)),
    list: (items) => lists.format(items),
    refusal: ({ code, message, values }) => findRefusal(code, values) ?? words.tell(message),
    tell: (kept) => tellCoded(kept, words),
    say: (file, key, values) => finds.get(file)?.(key, values) ?? '…',
    permissionNames: (bits) =>
      namesOf(bits)
        .map((name) => (isNamed(name) ? guilds(`permissions.${name}`) : spaced(name)))
        .join(', '),
    duration(ms) {
      const minutes = Math.floor(ms / MINUTE_MS);
      if (minutes < 1) return bot('duration.short');
      if (minutes < 60) return bot('duration.minutes', { minutes });
      const rest = String(minutes % 60).padStart(2, '0');
      return bot('duration.hours', { hours: Math.floor(minutes / 60), minutes: rest });
    },
  };
  return words;
}

/** Discord kept the old names of some bits beside the new ones: one name a bit, ours where we have one. */
function namesOf(bits: readonly bigint[]): PermissionsString[] {
  const all = new PermissionsBitField(bits).toArray();
  return all.filter((name) => isNamed(name) || !all.some((other) => isNamed(other) && isSame(name, other)));
}

function isSame(name: PermissionsString, other: PermissionsString): boolean {
  return PermissionFlagsBits[name] === PermissionFlagsBits[other];
}

function isNamed(name: PermissionsString): name is PermissionsString & keyof WordFiles['guilds']['permissions'] {
  return name in english.guilds.permissions;
}

/** "Ban Members": Discord's own English name, near enough. */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
