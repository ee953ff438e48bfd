import { useApp } from '../../ui/app-context.ts';
import { boardUrl, ticketUrl } from './board-url.ts';
import { KeysHelp } from './keys-help.tsx';
import type { Draft } from './use-draft.ts';
import { useKeys } from './use-keys.ts';
import type { Queue } from './use-queue.ts';

interface TicketKeysProps {
  number: number;
  queue: Queue;
  draft: Draft;
}

/** The keys of a ticket's page: on through the queue, and to the answer. */
export function TicketKeys({ number, queue, draft }: TicketKeysProps) {
  const { t } = useApp();
  const go = (step: 1 | -1) => {
    const at = queue.tickets.findIndex((ticket) => ticket.number === number);
    const next = queue.tickets[at === -1 ? 0 : at + step];
    if (next && next.number !== number) location.assign(ticketUrl(next.number, queue.query));
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    r: () => draft.field.current?.focus(),
    u: () => location.assign(boardUrl(queue.query)),
    '/': () => location.assign(`${boardUrl(queue.query)}#search`),
  });
  const keys = ['j', 'k', 'r', 'u', '/'] as const;
  return (
    <KeysHelp
      keys={[
        ...keys.map((key) => ({ key, text: t(`board.keys.onTicket.${key}`) })),
        { key: 'Ctrl + Enter', text: t('board.keys.send') },
      ]}
    />
  );
}
