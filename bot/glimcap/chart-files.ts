import type { AttachmentBuilder } from 'discord.js';
import type { ReportChart } from '#domain/glimcap/charts/report-charts.ts';
import type { BotContext } from '../context.ts';
import { chartFile } from '../metrics/chart-file.ts';

/** A report's charts as pictures, in its order. One after the other: drawing them blocks. */
export async function chartFiles(charts: readonly ReportChart[], context: BotContext): Promise<AttachmentBuilder[]> {
  const files: AttachmentBuilder[] = [];
  for (const { key, spec } of charts) files.push(await chartFile(spec, context, key));
  return files;
}
