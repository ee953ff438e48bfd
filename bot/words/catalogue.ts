import { english, type WordFiles } from './english.ts';

/** What one metric that Glim brings is called, and what it counts. */
interface Entry {
  label: string;
  definition: string;
}

/** The names and definitions of the metrics that Glim brings, in one language. What staff have changed stays as they wrote it. */
export function createCatalogue(words: WordFiles['metrics']['catalogue']) {
  const [original, translated] = [english.metrics.catalogue, words].map(
    (each) => new Map<string, Entry>(Object.entries(each)),
  );
  const said = (key: string, part: keyof Entry, text: string) =>
    original?.get(key)?.[part] === text ? (translated?.get(key)?.[part] ?? text) : text;
  return {
    metricLabel: ({ key, label }: { key: string; label: string }) => said(key, 'label', label),
    metricDefinition: ({ key, definition }: { key: string; definition: string }) => said(key, 'definition', definition),
  };
}
