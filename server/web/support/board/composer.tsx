import { useId, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import type { TicketDesk } from './use-staff-ticket.ts';

/** What fits into a message of Discord beside the author's name. */
const LONGEST = 1_800;

/** An answer to the member, or a note that they never see. What is typed stays until it is sent. */
export function Composer({ desk }: { desk: TicketDesk }) {
  const { t } = useApp();
  const id = useId();
  const [text, setText] = useState('');
  const [isNote, setNote] = useState(false);
  const isAnswered = desk.problemCode === 'ticket_answered';
  const send = async (body: object = {}) => {
    const said = text.trim();
    if (said && (await desk.act(isNote ? 'note' : 'reply', { text: said, ...body }))) setText('');
  };
  return (
    <form
      class={isNote ? 'composer composer-note' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset class="composer-kind">
        <legend class="visually-hidden">{t('board.composer.kind')}</legend>
        {[false, true].map((note) => (
          <label key={String(note)}>
            <input type="radio" name={`${id}-kind`} checked={isNote === note} onChange={() => setNote(note)} />
            {t(note ? 'board.composer.note' : 'board.composer.reply')}
          </label>
        ))}
      </fieldset>
      <label class="visually-hidden" for={id}>
        {t('board.composer.text')}
      </label>
      <textarea
        id={id}
        class="desk-text"
        rows={4}
        maxLength={LONGEST}
        value={text}
        placeholder={t(isNote ? 'board.composer.noteHint' : 'board.composer.replyHint')}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div class="button-row">
        <button class="button" type="submit" disabled={desk.isBusy || text.trim() === ''}>
          {t(isNote ? 'board.composer.keepNote' : 'board.composer.send')}
        </button>
        {isAnswered && (
          <button
            class="button button-quiet"
            type="button"
            disabled={desk.isBusy}
            onClick={() => void send({ isAnyway: true })}
          >
            {t('board.composer.sendAnyway')}
          </button>
        )}
        <span class="muted composer-hint">{t('board.composer.keys')}</span>
        <noscript>{t('form.needsScripts')}</noscript>
      </div>
    </form>
  );
}
