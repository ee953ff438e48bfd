import { DomainError } from '#domain/errors.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import { METRIC_SOURCES } from '#domain/metrics/source-list.ts';
import { missingOf } from '#domain/metrics/source-settings.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { sampleSource } from '../../jobs/metrics/sample-source.ts';
import { SOURCE_READERS } from '../../jobs/metrics/source-readers.ts';
import { type AdminCommand, type AdminInput, UsageError } from './admin-command.ts';

/** Reads the sources now, or one of them. With one, a failure is the command's; with all, each says how it went. */
export const sample: AdminCommand = {
  name: 'sample',
  usage: 'sample [SOURCE]',
  positionals: 0,
  optionalPositionals: 1,
  isAskingOutside: true,

  async run(input) {
    const [name] = input.positionals;
    return name === undefined ? sampleAll(input) : sampleOne(input, sourceNamed(name));
  },
};

async function sampleAll(input: AdminInput): Promise<object> {
  const outcomes: object[] = [];
  for (const source of METRIC_SOURCES) {
    const missing = missingOf(source, input.sources);
    if (missing.length > 0) outcomes.push({ source: source.name, off: `${missing.join(', ')} must be set` });
    else
      outcomes.push(
        await sampleOne(input, source).catch((error) => ({ source: source.name, failed: reasonOf(error) })),
      );
  }
  return outcomes;
}

async function sampleOne(input: AdminInput, source: (typeof METRIC_SOURCES)[number]): Promise<object> {
  const { domain, now, publicUrl, sources, timeZone } = input;
  const reader = SOURCE_READERS.find(({ name }) => name === source.name);
  if (!reader) throw new TypeError(`${source.name} has no reader`);
  const missing = missingOf(source, sources);
  if (missing.length > 0) throw new SourceError(`${source.label} is off: ${missing.join(', ')} must be set.`);
  const http = createJsonReader({ userAgent: `glim (+${publicUrl})` });
  const readings = await sampleSource(reader, { ...domain, http, settings: sources, timeZone, now });
  return { source: source.name, readings };
}

function sourceNamed(name: string): (typeof METRIC_SOURCES)[number] {
  const found = METRIC_SOURCES.find((source) => source.name === name);
  if (found) return found;
  throw new UsageError(`there is no source "${name}", but: ${METRIC_SOURCES.map((each) => each.name).join(', ')}`);
}

/** A bug is no outcome of a source. */
function reasonOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  throw error;
}
