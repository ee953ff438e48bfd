import type { FormFields } from '../ui/use-form.ts';

const TEXTS = ['label', 'definition', 'unit', 'source', 'cadence', 'measure', 'good', 'section'] as const;

/** What the fields of a metric say, as the API takes it. The currency is sent with money alone. */
export function metricBody(fields: FormFields): object {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, fields.text(name)]));
  const position = fields.text('position');
  return {
    ...texts,
    ...(texts.unit === 'money' && { currency: fields.text('currency')?.toUpperCase() }),
    ...(position !== undefined && { position: Number(position) }),
  };
}
