import { Migration } from '@mikro-orm/migrations';

/** Who the payment provider's customers are, what they subscribed to, and which of its events were heard of. */
export class Migration0009PlatformSubscriptions extends Migration {
  override up(): void {
    this.addSql(`
      create table billing_customer (
        id varchar(255) primary key,
        user_id uuid null constraint billing_customer_user_id_foreign
          references "user" (id) on delete set null,
        checkout_id varchar(255) null,
        checkout_tier varchar(32) null,
        checkout_count int not null default 0,
        created_at timestamptz not null,
        constraint billing_customer_user_id_unique unique (user_id)
      );

      create table platform_subscription (
        id varchar(255) primary key,
        customer_id varchar(255) not null constraint platform_subscription_customer_id_foreign
          references billing_customer (id),
        tier varchar(32) not null,
        status varchar(32) not null,
        period_end timestamptz not null,
        cancel_at_period_end boolean not null,
        refreshed_at timestamptz not null
      );
      create index platform_subscription_customer_id_period_end_index
        on platform_subscription (customer_id, period_end);

      create table billing_event (
        id varchar(255) primary key,
        type varchar(100) not null,
        created_at timestamptz not null,
        received_at timestamptz not null,
        applied_at timestamptz null,
        outcome varchar(16) null
      );
      create index billing_event_applied_at_received_at_index on billing_event (applied_at, received_at);

      create table billing_sync (
        name varchar(32) primary key,
        synced_at timestamptz not null,
        since timestamptz not null
      );
    `);
  }
}
