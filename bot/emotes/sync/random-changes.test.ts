import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { EmoteGuild } from '../../../tests/support/emote-guild.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  guild: EmoteGuild;
}

/** What somebody does, to the one of two guilds that is meant. */
interface Change {
  kind: (typeof KINDS)[number];
  which: number;
  name: string;
  isOther: boolean;
}

const KINDS = [
  ...['bring', 'bringMoving', 'connect', 'disconnect', 'rename', 'remove', 'sync', 'sync', 'lose'],
  ...['deleteOurs', 'renameOurs', 'addTheirs', 'renameTheirs', 'deleteTheirs'],
] as const;
const ADA = { discordId: '1', isHomeGuild: false, roles: [] };
/** So few that they clash. */
const NAMES = ['wave', 'WAVE', 'wave_2', 'hello', 'hello_2'];
const changes = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    which: fc.nat({ max: 4 }),
    name: fc.constantFrom(...NAMES),
    isOther: fc.boolean(),
  }),
  { minLength: 6, maxLength: 16 },
);

const test = suite<Context>('emotes whatever happens');

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
});
test.after(({ guild }) => guild.it.close());

/** Two new guilds, what their people made there, and what the platform has. */
class World {
  readonly #guild: EmoteGuild;
  readonly #ids: readonly [string, string];
  readonly #emotes: Emote[] = [];
  /** Two roles of each guild, and which of them supporters get, by the guild's id. */
  readonly #roles: ReadonlyMap<string, string[]>;
  readonly #connected = new Map<string, Set<string>>();
  /** The names of each guild's own emoji, by id. */
  readonly #theirs = new Map<string, Map<string, string>>();

  constructor(guild: EmoteGuild, ids: [string, string], roles: ReadonlyMap<string, string[]>) {
    this.#guild = guild;
    this.#ids = ids;
    this.#roles = roles;
    for (const id of ids) {
      this.#theirs.set(id, new Map());
      this.#connected.set(id, new Set());
    }
  }

  static async open(guild: EmoteGuild): Promise<World> {
    await guild.clear();
    const { control } = guild.it.sandbox;
    const [one, other] = [await control.addGuild('One'), await control.addGuild('Other')];
    const roles = new Map<string, string[]>();
    for (const { id } of [one, other]) {
      await control.until(async () => guild.it.bot.client.guilds.cache.has(id));
      await guild.choose({ mode: 'all' }, id);
      const made = [
        await control.addRole('Supporters', { guildId: id }),
        await control.addRole('Patrons', { guildId: id }),
      ];
      const { cache } = guild.it.bot.client.guilds.cache.get(id)!.roles;
      await control.until(async () => made.every((role) => cache.has(role.id)));
      roles.set(
        id,
        made.map((role) => role.id),
      );
    }
    return new World(guild, [one.id, other.id], roles);
  }

  async apply({ kind, which, name, isOther }: Change): Promise<void> {
    const { control } = this.#guild.it.sandbox;
    const guildId = this.#ids[isOther ? 1 : 0];
    const theirs = this.#theirs.get(guildId) ?? new Map();
    const emote = this.#emotes[which]?.id;
    const standing = (await control.state(guildId)).emojis.flatMap(({ id }) => id ?? []);
    const ours = standing.filter((id) => !theirs.has(id))[which];
    const own: string | undefined = [...theirs.keys()][which % 2];
    const acts: Record<Change['kind'], () => unknown> = {
      bring: () => this.#bring(this.#guild.approve(name)),
      bringMoving: () => this.#bring(this.#guild.approveMoving(name)),
      connect: () => this.#connect(guildId, which % 2, true),
      disconnect: () => this.#connect(guildId, which % 2, false),
      rename: () => emote && this.#decide((desk) => desk.rename(emote, name)),
      remove: () => emote && this.#decide((desk) => desk.remove(emote, 'Ada', 'Enough')),
      sync: () => this.#sync(guildId),
      lose: () => this.#lose(which),
      deleteOurs: () => ours && control.deleteEmoji(ours, guildId),
      renameOurs: () => ours && control.renameEmoji(ours, name, guildId),
      addTheirs: async () => {
        const { id } = await control.addEmoji(name, await picture(91, { size: 8 }), { guildId });
        theirs.set(id, name);
      },
      renameTheirs: () => own && control.renameEmoji(own, name, guildId).then(() => theirs.set(own, name)),
      deleteTheirs: () => own && control.deleteEmoji(own, guildId).then(() => theirs.delete(own)),
    };
    await acts[kind]();
  }

  /** Everything answers again, and both guilds are brought in step. */
  async settle(): Promise<void> {
    await this.#guild.it.sandbox.control.faults.clear();
    for (const id of this.#ids) await this.#sync(id);
  }

  async check(): Promise<void> {
    for (const guildId of this.#ids) {
      const { emojis } = await this.#guild.it.sandbox.control.state(guildId);
      const theirs = this.#theirs.get(guildId) ?? new Map();
      assert.equal(
        emojis.filter(({ id }) => theirs.has(id ?? '')).map(({ id, name }) => [id, name]),
        [...theirs],
        'what others made is as they left it',
      );
      const made = emojis.filter(({ id }) => !theirs.has(id ?? ''));
      for (const { animated, roles } of made)
        assert.equal(roles!.sort(), animated ? [...this.#connected.get(guildId)!].sort() : [], 'who alone may use it');
      const ours = made.map(({ id }) => id);
      assert.equal(ours.sort(), (await this.#ours(guildId)).sort(), 'each of ours is known, and stands once');
    }
    const before = await this.#writes();
    for (const id of this.#ids) await this.#sync(id);
    assert.is(await this.#writes(), before, 'then nothing is left to do');
  }

  async #bring(made: Promise<Emote[]>): Promise<void> {
    // The platform may have the name already.
    await made.then((emotes) => this.#emotes.push(...emotes)).catch(() => undefined);
  }

  async #connect(guildId: string, which: number, isConnected: boolean): Promise<void> {
    const { roleMappings } = this.#guild.it.domain;
    const roleId = this.#roles.get(guildId)![which]!;
    await this.#guild.within(async () => {
      if (isConnected)
        await roleMappings.giveGuildRole(ADA, guildId, roleId, (['supporter', 'patron'] as const)[which]!);
      else await roleMappings.remove(ADA, guildId, roleId);
    });
    this.#connected.get(guildId)![isConnected ? 'add' : 'delete'](roleId);
  }

  async #decide(act: (desk: EmoteGuild['it']['domain']['emoteDesk']) => Promise<unknown>): Promise<void> {
    const { emoteDesk } = this.#guild.it.domain;
    // Somebody else may have the name, or it may be gone.
    await this.#guild.within(() => act(emoteDesk)).catch(() => undefined);
  }

  /** The next change that we make is lost on its way, or its answer is. */
  async #lose(which: number): Promise<void> {
    const method = which < 3 ? 'POST' : 'PATCH';
    const kind = which % 2 === 0 ? 'dropAfter' : 'dropBefore';
    const path = method === 'POST' ? '/guilds/*/emojis' : '/guilds/*/emojis/*';
    await this.#guild.it.sandbox.control.faults.order({ kind, method, path });
  }

  async #sync(guildId: string): Promise<void> {
    // What fails is tried again by its job, once nobody holds the place any more.
    await this.#guild.sync(guildId).catch(() => undefined);
    this.#guild.it.domain.clock.advance({ minutes: 3 });
  }

  async #ours(guildId: string): Promise<string[]> {
    const rows = await this.#guild.within(() => this.#guild.it.domain.emojiLedger.list(guildId));
    return rows.flatMap(({ emojiId }) => emojiId ?? []);
  }

  async #writes(): Promise<number> {
    const requests = await this.#guild.it.sandbox.control.requests();
    const isHere = (path: string) => this.#ids.some((id) => path.startsWith(`/guilds/${id}/emojis`));
    return requests.filter(({ method, path }) => method !== 'GET' && isHere(path)).length;
  }
}

test("whatever guilds, staff and Discord do, others' emoji stay as they are and ours are settled", ({ guild }) =>
  fc.assert(
    fc.asyncProperty(changes, async (all) => {
      const world = await World.open(guild);
      for (const change of all) await world.apply(change);
      await world.settle();
      await world.check();
    }),
    { numRuns: 5, endOnFailure: true },
  ));

test.run();
