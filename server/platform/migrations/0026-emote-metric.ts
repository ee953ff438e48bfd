import { Migration } from '@mikro-orm/migrations';

/** How many emotes everyone can use. */
export class Migration0026EmoteMetric extends Migration {
  override up(): void {
    this.addSql(`
      insert into metric (key, label, unit, currency, source, cadence, measure, good, section, position, definition)
      values ('emotes', 'Emotes', 'count', null, 'database', 'daily', 'gauge', 'up', 'metrics', 176,
        'Emotes that staff have approved and that everyone on Glim can see, those that move among them.')
      on conflict (key) do nothing;
    `);
  }
}
