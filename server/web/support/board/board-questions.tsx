import type { BoardQuestionView } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import { Problem } from '../../ui/problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { spanText } from './due-text.ts';

interface BoardQuestionsProps {
  questions: readonly BoardQuestionView[];
  onDismiss(messageId: string): Promise<void>;
}

/** What members asked in watched text channels, and nobody answered in time. */
export function BoardQuestions({ questions, onDismiss }: BoardQuestionsProps) {
  const { t } = useApp();
  if (questions.length === 0) return null;
  return (
    <section>
      <h2 class="section-title">{t('board.questions.title', { count: questions.length })}</h2>
      <ul class="board-list">
        {questions.map((question) => (
          <Question key={question.messageId} question={question} onDismiss={onDismiss} />
        ))}
      </ul>
    </section>
  );
}

interface QuestionProps extends Pick<BoardQuestionsProps, 'onDismiss'> {
  question: BoardQuestionView;
}

function Question({ question, onDismiss }: QuestionProps) {
  const { t, now } = useApp();
  const { messageId, authorName, text, askedAt, url } = question;
  const { isBusy, problem, run } = useSubmit(() => onDismiss(messageId));
  const ago = spanText((now - Date.parse(askedAt)) / 60_000, t);
  return (
    <li class="panel board-question">
      <p class="message-text">{text}</p>
      <p class="muted">{t('board.questions.asked', { name: authorName, ago })}</p>
      <Problem text={problem} />
      <div class="button-row">
        <a href={url} rel="noreferrer">
          {t('board.questions.open')}
        </a>
        <button class="button button-quiet button-small" type="button" disabled={isBusy} onClick={run}>
          {t('board.questions.dismiss')}
        </button>
      </div>
    </li>
  );
}
