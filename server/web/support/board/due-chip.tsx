import type { BoardTicketView } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import { dueText } from './due-text.ts';

/** How long is left for the promise that is due next. */
export function DueChip({ kind, dueAt, isPaused }: NonNullable<BoardTicketView['deadline']>) {
  const { t, now } = useApp();
  const name = t(`board.deadline.${kind}`);
  if (!dueAt) return isPaused ? <span class="chip">{t('board.paused', { name })}</span> : null;
  const { text, tone } = dueText(dueAt, now, t);
  return (
    <span class={`chip chip-due-${tone}`} title={name}>
      {name}: {text}
    </span>
  );
}
