import { z } from 'zod';
import { DomainError } from '#domain/errors.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { plausible } from '#platform/plausible.ts';
import { type AdminCommand, type AdminInput, requiredOption, UsageError } from './admin-command.ts';

const daySchema = z.iso.date();

/** Takes over the days that Plausible counted. The same days again change nothing; days that Glim counted keep its figures. */
export const importPlausible: AdminCommand = {
  name: 'import-plausible',
  usage: 'import-plausible --site DOMAIN --from DAY --to DAY [--replace]',
  positionals: 0,
  isAskingOutside: true,
  options: {
    site: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    replace: { type: 'boolean' },
  },

  async run(input) {
    const range = { from: day(input, 'from'), to: day(input, 'to') };
    if (range.from > range.to) throw new UsageError('--from must not be after --to');
    const days = await archiveOf(input).readDays(range);
    const replace = input.values.replace === true;
    const { imported, kept } = await input.domain.trafficImport.import(days, { replace });
    return { imported: imported.length, from: imported.at(0) ?? null, to: imported.at(-1) ?? null, kept };
  },
};

function archiveOf(input: AdminInput): ReturnType<typeof plausible> {
  const { PLAUSIBLE_API_KEY: apiKey, PLAUSIBLE_API_BASE: apiBase } = input.plausible;
  const site = requiredOption(input, 'site');
  if (!apiKey) throw new DomainError('unavailable', 'plausible_off', 'PLAUSIBLE_API_KEY is not set.');
  return plausible({ http: createJsonReader({ userAgent: `glim (+${input.publicUrl})` }), apiBase, apiKey, site });
}

function day(input: AdminInput, name: string): string {
  const text = requiredOption(input, name);
  if (daySchema.safeParse(text).success) return text;
  throw new UsageError(`--${name} is a day such as 2026-11-16, not "${text}"`);
}
