import { useState } from 'preact/hooks';
import { signInUrl } from '../accounts/sign-in-url.ts';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ChatComposer } from './chat-composer.tsx';
import { ChatLineItem } from './chat-line-item.tsx';
import type { LiveChat } from './use-chat.ts';
import { usePinnedScroll } from './use-pinned-scroll.ts';

/** What is said beside the stream, and the place to join in. */
export function ChatPanel({ chat, canModerate }: { chat: LiveChat; canModerate: boolean }) {
  const { t, me, url } = useApp();
  const [problem, setProblem] = useState<string | null>(null);
  const { log, hasMissed, jumpToEnd } = usePinnedScroll(chat.lines.at(-1)?.id);
  const attempt = (act: () => Promise<void>) => {
    setProblem(null);
    act().catch((error: unknown) => setProblem(problemText(error, t)));
  };

  return (
    <section class="chat panel" aria-label={t('chat.title')}>
      <h2>{t('chat.title')}</h2>
      <div class="chat-log" role="log" ref={log} aria-label={t('chat.messages')}>
        <ol>
          {chat.lines.length === 0 && <li class="chat-empty muted">{t('chat.empty')}</li>}
          {chat.lines.map((line) => (
            <ChatLineItem
              key={line.id}
              line={line}
              canRemove={canModerate || line.author.name === me?.name}
              canSilence={canModerate && line.author.name !== me?.name && !line.author.isOwner && !line.author.isStaff}
              onRemove={() => attempt(() => chat.remove(line.id))}
              onSilence={(minutes) => attempt(() => chat.silence(line.author.name, minutes))}
            />
          ))}
        </ol>
      </div>
      {hasMissed && (
        <button class="button button-quiet chat-jump" type="button" onClick={jumpToEnd}>
          {t('chat.newMessages')}
        </button>
      )}
      <Problem text={problem} />
      {me ? (
        <ChatComposer onSay={chat.say} />
      ) : (
        <p class="chat-join">
          <a class="button button-quiet" href={signInUrl(url)}>
            {t('chat.signIn')}
          </a>
        </p>
      )}
    </section>
  );
}
