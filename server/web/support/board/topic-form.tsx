import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ActionForm } from './action-form.tsx';
import { TextLine } from './text-line.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Says what a ticket is about. */
export function TopicForm({ desk, onDone }: { desk: TicketDesk; onDone(): void }) {
  const { t } = useApp();
  const [topic, setTopic] = useState(desk.ticket.topic ?? '');
  const say = () => desk.act('topic', { topic: topic.trim() });
  return (
    <ActionForm desk={desk} confirm={t('board.topic.confirm')} run={say} onDone={onDone}>
      <TextLine
        label={t('board.topic.label')}
        hint={t('board.topic.hint')}
        value={topic}
        maxLength={200}
        onInput={setTopic}
      />
    </ActionForm>
  );
}
