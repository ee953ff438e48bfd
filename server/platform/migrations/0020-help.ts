import { Migration } from '@mikro-orm/migrations';

/** Whether the guides help, and what is looked for in vain. */
export class Migration0020Help extends Migration {
  override up(): void {
    this.addSql(`
      create table help_vote (
        id uuid primary key,
        slug varchar(80) not null,
        version varchar(12) not null,
        voter varchar(64) not null,
        is_helpful boolean not null,
        comment varchar(1000) null,
        source varchar(8) not null,
        voted_at timestamptz not null,
        constraint help_vote_slug_version_voter_unique unique (slug, version, voter)
      );
      create index help_vote_voted_at_index on help_vote (voted_at);

      create table help_miss (
        words varchar(60) primary key,
        times int not null,
        first_at timestamptz not null,
        last_at timestamptz not null
      );
      create index help_miss_last_at_index on help_miss (last_at);
    `);
  }
}
