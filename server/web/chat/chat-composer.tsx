import { useId, useRef, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';

const MAX_LENGTH = 500;

/** Where one writes. What could not be sent stays written, and is the same message when it is sent again. */
export function ChatComposer({ onSay }: { onSay(text: string, nonce: string): Promise<void> }) {
  const { t } = useApp();
  const id = useId();
  const [text, setText] = useState('');
  const nonce = useRef<string | null>(null);
  const { isBusy, problem, run } = useSubmit(async () => {
    nonce.current ??= crypto.randomUUID();
    await onSay(text, nonce.current);
    nonce.current = null;
    setText('');
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim()) run();
  };

  return (
    <form class="chat-composer" onSubmit={onSubmit}>
      <Problem text={problem} />
      <div class="chat-write">
        <label class="visually-hidden" for={id}>
          {t('chat.write')}
        </label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          enterkeyhint="send"
          maxLength={MAX_LENGTH}
          placeholder={t('chat.write')}
          value={text}
          onInput={(event) => {
            // Other words are another message.
            nonce.current = null;
            setText(event.currentTarget.value);
          }}
        />
        <button class="button" type="submit" disabled={isBusy || !text.trim()}>
          {t('chat.send')}
        </button>
      </div>
    </form>
  );
}
