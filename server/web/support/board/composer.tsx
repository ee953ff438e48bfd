import { useId, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { Problem } from '../../ui/problem.tsx';
import { ComposerKind } from './composer-kind.tsx';
import { SnippetPicker } from './snippet-picker.tsx';
import type { Draft } from './use-draft.ts';
import type { TicketDesk } from './use-staff-ticket.ts';

/** What fits into a message of Discord beside the author's name. */
const LONGEST = 1_800;

/** An answer to the member, or a note that they never see. What is typed stays until it is sent. */
export function Composer({ desk, draft }: { desk: TicketDesk; draft: Draft }) {
  const { t } = useApp();
  const id = useId();
  const [isNote, setNote] = useState(false);
  const [isAnonymous, setAnonymous] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const { ticket, isBusy, problemCode, act } = desk;
  const said = draft.text.trim();
  const isTooLong = said.length > LONGEST;
  const send = async (body: object = {}) => {
    if (!said || isTooLong) return;
    const isSent = isNote
      ? await act('note', { text: said })
      : await act('reply', { text: said, isAnonymous, ...body });
    if (isSent) draft.write('');
  };
  return (
    <form
      class={isNote ? 'composer composer-note' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ComposerKind
        isNote={isNote}
        isAnonymous={isAnonymous}
        supportName={ticket.supportName}
        onNote={setNote}
        onAnonymous={setAnonymous}
      />
      <label class="visually-hidden" for={id}>
        {t('board.composer.text')}
      </label>
      <textarea
        id={id}
        ref={draft.field}
        class="desk-text"
        rows={4}
        value={draft.text}
        placeholder={hint()}
        aria-invalid={isTooLong}
        aria-describedby={isTooLong ? `${id}-long` : undefined}
        onInput={(event) => draft.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <Problem text={desk.problemAt === 'answer' ? desk.problem : null} />
      {isTooLong && (
        <p class="problem" id={`${id}-long`}>
          {t('board.composer.tooLong', { over: said.length - LONGEST })}
        </p>
      )}
      {isPicking && (
        <SnippetPicker
          number={ticket.number}
          onCancel={() => stopPicking()}
          onPick={(text) => {
            setPicking(false);
            draft.insert(text);
          }}
        />
      )}
      <div class="button-row">
        <button class="button" type="submit" disabled={isBusy || said === '' || isTooLong}>
          {t(isNote ? 'board.composer.keepNote' : 'board.composer.send')}
        </button>
        {problemCode === 'ticket_answered' && (
          <button
            class="button button-quiet"
            type="button"
            disabled={isBusy}
            onClick={() => void send({ isAnyway: true })}
          >
            {t('board.composer.sendAnyway')}
          </button>
        )}
        <button
          class="button button-quiet"
          type="button"
          aria-expanded={isPicking}
          onClick={() => setPicking(!isPicking)}
        >
          {t('board.snippets.title')}
        </button>
        <span class="muted composer-hint">{t('board.composer.keys')}</span>
        <noscript>{t('form.needsScripts')}</noscript>
      </div>
    </form>
  );

  function hint(): string {
    if (isNote) return t('board.composer.noteHint');
    return isAnonymous
      ? t('board.composer.anonymousHint', { support: ticket.supportName })
      : t('board.composer.replyHint');
  }

  function stopPicking(): void {
    setPicking(false);
    draft.field.current?.focus();
  }
}
