import { useApp } from '../../ui/app-context.ts';
import type { HelpArticleView } from './help-types.ts';

const COMMENT_LENGTH = 1_000;

/** "Did this help?", and what else there is to say. Plain forms: the page is the same for everyone, with scripts or without. */
export function HelpFeedback({ article }: { article: HelpArticleView }) {
  const { t } = useApp();
  const { answer, slug } = article;
  return (
    <section class="panel help-feedback" id="did-this-help" aria-labelledby="did-this-help-title">
      {answer === 'none' ? (
        <form method="post" action={`/help/${slug}/feedback`} class="help-question">
          <h2 id="did-this-help-title">{t('help.feedback.title')}</h2>
          <div class="button-row">
            <button class="button button-quiet" type="submit" name="helpful" value="yes">
              {t('help.feedback.yes')}
            </button>
            <button class="button button-quiet" type="submit" name="helpful" value="no">
              {t('help.feedback.no')}
            </button>
          </div>
        </form>
      ) : (
        <Answered answer={answer} slug={slug} />
      )}
    </section>
  );
}

function Answered({ answer, slug }: { answer: 'yes' | 'no' | 'sent'; slug: string }) {
  const { t } = useApp();
  if (answer === 'sent')
    return (
      <h2 id="did-this-help-title" class="good">
        {t('help.feedback.sent')}
      </h2>
    );
  return (
    <>
      <h2 id="did-this-help-title">{t(answer === 'yes' ? 'help.feedback.yesThanks' : 'help.feedback.noThanks')}</h2>
      {answer === 'no' && (
        <a class="button" href="/help/get-help">
          {t('help.search.ticket')}
        </a>
      )}
      <form method="post" action={`/help/${slug}/feedback`} class="help-comment">
        <input type="hidden" name="helpful" value={answer} />
        <label for="help-comment">{t(answer === 'yes' ? 'help.feedback.moreYes' : 'help.feedback.moreNo')}</label>
        <div class="field-box">
          <textarea
            id="help-comment"
            name="comment"
            rows={3}
            maxLength={COMMENT_LENGTH}
            aria-describedby="help-private"
          />
        </div>
        <p class="field-hint" id="help-private">
          {t('help.feedback.private')}
        </p>
        <button class="button button-quiet" type="submit">
          {t('help.feedback.send')}
        </button>
      </form>
    </>
  );
}
