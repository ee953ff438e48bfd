import { Migration } from '@mikro-orm/migrations';

/** The metrics become rows that staff edit; those that every installation starts with are put in. */
export class Migration0004MetricCatalogue extends Migration {
  override up(): void {
    this.addSql(`
      create table metric (
        key varchar(64) primary key,
        label varchar(64) not null,
        unit varchar(16) not null,
        currency varchar(3) null,
        definition varchar(300) not null,
        source varchar(32) not null,
        cadence varchar(16) not null,
        measure varchar(16) not null,
        good varchar(16) not null,
        section varchar(16) not null,
        position int not null,
        retired_at timestamptz null,
        constraint metric_money_has_currency check ((unit = 'money') = (currency is not null))
      );

      create table metric_change (
        id uuid primary key,
        key varchar(64) not null,
        kind varchar(16) not null,
        changed_at timestamptz not null,
        changed_by varchar(100) not null,
        before jsonb null,
        after jsonb not null
      );
      create index metric_change_key_changed_at_index on metric_change (key, changed_at);
      create trigger metric_change_is_append_only before update or delete on metric_change
        for each row execute function refuse_change('metric_change');

      insert into metric (key, label, unit, currency, source, cadence, measure, good, section, position, definition)
      values
        ('discord', 'Discord', 'count', null, 'discord', 'daily', 'gauge', 'up', 'metrics', 10,
          'Members of the Discord guild.'),
        ('twitter', 'X', 'count', null, 'x', 'daily', 'gauge', 'up', 'metrics', 20,
          'Followers on X.'),
        ('reddit', 'Reddit', 'count', null, 'reddit', 'daily', 'gauge', 'up', 'metrics', 30,
          'Members of the subreddit.'),
        ('instagram', 'Instagram', 'count', null, 'instagram', 'daily', 'gauge', 'up', 'metrics', 40,
          'Followers on Instagram.'),
        ('facebook', 'Facebook', 'count', null, 'facebook', 'daily', 'gauge', 'up', 'metrics', 50,
          'Followers of the Facebook page.'),
        ('users', 'Users', 'count', null, 'database', 'daily', 'gauge', 'up', 'metrics', 60,
          'Accounts on the platform.'),
        ('mrr', 'MRR', 'money', 'USD', 'hand', 'weekly', 'gauge', 'up', 'metrics', 70,
          'Monthly recurring revenue of active subscriptions, without tax and one-off payments.'),
        ('support_tickets', 'Support Tickets', 'count', null, 'database', 'daily', 'count', 'neutral', 'metrics', 80,
          'Support tickets that were opened.'),
        ('first_response', 'First Response', 'duration', null, 'database', 'daily', 'gauge', 'down', 'metrics', 90,
          'Time from the opening of a ticket to the first answer by staff: the median of those opened in the week.'),
        ('youtube', 'YouTube', 'count', null, 'youtube', 'daily', 'gauge', 'up', 'metrics', 100,
          'Subscribers of the YouTube channel.'),
        ('tiktok', 'TikTok', 'count', null, 'tiktok', 'daily', 'gauge', 'up', 'metrics', 110,
          'Followers on TikTok.'),
        ('bluesky', 'Bluesky', 'count', null, 'bluesky', 'daily', 'gauge', 'up', 'metrics', 120,
          'Followers on Bluesky.'),
        ('mastodon', 'Mastodon', 'count', null, 'mastodon', 'daily', 'gauge', 'up', 'metrics', 130,
          'Followers on Mastodon.'),
        ('github_stars', 'GitHub Stars', 'count', null, 'github', 'daily', 'gauge', 'up', 'metrics', 140,
          'Stars of the GitHub repository.'),
        ('unique_streamers', 'Unique Streamers', 'count', null, 'database', 'daily', 'count', 'up', 'metrics', 150,
          'Channels that were live at any time.'),
        ('peak_viewers', 'Peak Viewers', 'count', null, 'database', 'hourly', 'count', 'up', 'metrics', 160,
          'The highest number of viewers of all channels together at one moment.'),
        ('hours_live', 'Hours Live', 'count', null, 'database', 'daily', 'count', 'up', 'metrics', 170,
          'Hours broadcast by all channels together, to the nearest hour.'),
        ('twitter_impressions', 'Impressions on X', 'count', null, 'x', 'daily', 'count', 'up', 'networks', 180,
          'How often the posts of the week on X were shown.'),
        ('twitter_engagements', 'Engagements on X', 'count', null, 'x', 'daily', 'count', 'up', 'networks', 190,
          'Likes, replies, reposts and quotes of the posts of the week on X.'),
        ('page_views', 'Page views', 'count', null, 'database', 'daily', 'count', 'up', 'traffic', 200,
          'Pages of the web site that people were shown, staff pages and programs left out.'),
        ('visitors', 'Visitors', 'count', null, 'database', 'daily', 'count', 'up', 'traffic', 210,
          'Visitors of the web site, the sum of each day''s: a browser is known for one day only.');

      alter table metric_sample add constraint metric_sample_key_foreign foreign key (key) references metric (key);

      create function refuse_metric_change() returns trigger language plpgsql as $$
      begin
        if new.key <> old.key then
          raise exception 'the key of a metric is final' using errcode = 'restrict_violation';
        end if;
        if (new.unit, coalesce(new.currency, '')) <> (old.unit, coalesce(old.currency, ''))
          and exists (select 1 from metric_sample where key = old.key) then
          raise exception 'metric % has samples: its unit is final', old.key using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger metric_key_and_unit_are_final before update on metric
        for each row execute function refuse_metric_change();
    `);
  }
}
