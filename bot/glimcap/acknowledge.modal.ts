import { DomainError } from '#domain/errors.ts';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import type { BotContext } from '../context.ts';
import type { ModalHandler } from '../slash-command.ts';
import { ACKNOWLEDGE, allOf, FINDINGS_FIELD, REASON_FIELD } from './acknowledge-form.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Acknowledges the findings that were chosen, with the reason that was given: these and no others. */
export default {
  verb: ACKNOWLEDGE,
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcapDesk, words } = context;
    const { open } = await glimcapDesk.gate(await getReviewedDraft(id, context));
    const findingIds = chosen(interaction.fields.getStringSelectValues(FINDINGS_FIELD), open, context);
    const reason = interaction.fields.getTextInputValue(REASON_FIELD);
    const by = interaction.member.displayName;
    await glimcapDesk.acknowledge(parseReviewedId(id, context), { findingIds, reason, by });
    const done = words.glimcap('acknowledge.done', { count: findingIds.length });
    const left = open.length - findingIds.length;
    const next = left > 0 ? words.glimcap('acknowledge.left', { count: left }) : words.glimcap('acknowledge.free');
    await interaction.editReply(`${done} ${next}`);
  },
} satisfies ModalHandler;

function chosen(values: readonly string[], open: readonly Finding[], { words }: BotContext): string[] {
  const all = values.find((value) => value.startsWith('all-'));
  if (all === undefined) return [...new Set(values)];
  const findings = open.filter(({ kind }) => kind !== 'reference');
  if (allOf(findings) === all) return findings.map(({ id }) => id);
  throw new DomainError('conflict', 'glimcap_findings_changed', words.glimcap('acknowledge.changed'));
}
