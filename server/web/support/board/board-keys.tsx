import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { KeysHelp } from './keys-help.tsx';
import { useKeys } from './use-keys.ts';
import { walkQueue } from './walk-queue.ts';

/** The keys of the queue, as those who live in queues expect them. */
export function BoardKeys({ list }: { list: RefObject<HTMLOListElement | null> }) {
  const { t } = useApp();
  const search = () => document.querySelector<HTMLInputElement>('input[name=q]')?.focus();
  const walk = (step: 1 | -1) => () => walkQueue(list.current, step);
  useKeys({ j: walk(1), k: walk(-1), '/': search });
  useEffect(() => {
    // From a ticket one comes here to search.
    if (location.hash === '#search') search();
  }, []);
  const keys = ['j', 'k', '/'] as const;
  return (
    <KeysHelp
      keys={[
        ...keys.map((key) => ({ key, text: t(`board.keys.onBoard.${key}`) })),
        { key: 'Enter', text: t('board.keys.open') },
      ]}
    />
  );
}
