import { Migration } from '@mikro-orm/migrations';

/** Tokens of the services that count for us, and how many viewers there were at each moment. */
export class Migration0005MetricSources extends Migration {
  override up(): void {
    this.addSql(`
      create table source_token (
        source varchar(32) primary key,
        origin_hash varchar(64) not null,
        access_token_sealed text not null,
        expires_at timestamptz not null,
        refresh_token_sealed text null
      );

      create table viewer_moment (
        minute timestamptz primary key,
        viewers int not null,
        taken_at timestamptz not null
      );
    `);
  }
}
