import { Migration } from '@mikro-orm/migrations';

/** Page views, the hours and days they are rolled up to, and when they were counted. */
export class Migration0006Traffic extends Migration {
  override up(): void {
    this.addSql(`
      create table page_view (
        id bigserial primary key,
        day varchar(10) not null,
        hour timestamptz not null,
        path varchar(100) not null,
        referrer varchar(100) null,
        visitor bigint not null
      );
      create index page_view_day_index on page_view (day);

      create table traffic_day (
        day varchar(10) primary key,
        source varchar(16) not null,
        salt varchar(64) null,
        closed_at timestamptz null
      );

      create table traffic_daily (
        dimension varchar(8) not null,
        day varchar(10) not null,
        source varchar(16) not null,
        name varchar(100) not null,
        views int not null,
        visitors int not null,
        primary key (dimension, day, source, name)
      );

      create table traffic_hourly (
        dimension varchar(8) not null,
        hour timestamptz not null,
        name varchar(100) not null,
        views int not null,
        visitors int not null,
        primary key (dimension, hour, name)
      );

      create table counted_hour (
        hour timestamptz primary key,
        day varchar(10) not null,
        minutes bigint not null
      );
      create index counted_hour_day_index on counted_hour (day);
    `);
  }
}
