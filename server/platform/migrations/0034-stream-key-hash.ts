import { Migration } from '@mikro-orm/migrations';

/** Encoders over RTMP say nothing but their key, so that its channel is found by it. */
export class Migration0034StreamKeyHash extends Migration {
  override up(): void {
    this.addSql('alter table channel add constraint channel_stream_key_hash_unique unique (stream_key_hash);');
  }
}
