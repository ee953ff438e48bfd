import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { issueMarkdown } from '#domain/glimcap/archive/issue-markdown.ts';
import type { DrawSocialCard } from '#domain/glimcap/archive/social-card.ts';
import type { HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { presentReport } from '../presenters/glimcap-report.ts';
import { presentSocialCard } from '../presenters/social-card.ts';
import { PublicAnswers } from '../public-answers.ts';
import type { Translate } from '../web/words.ts';
import { glimcapNumber } from './glimcap-number.ts';
import { param } from './param.ts';

/** A card is some 40 kB. */
const KEPT = 200;

interface Parts extends Pick<Domain, 'glimcapArchive'> {
  drawSocialCard: DrawSocialCard;
  words: Translate;
}

/** A published report as files: its figures as JSON, its text as Markdown, and the picture that stands for it in chats. */
export function glimcapFileRoutes({ glimcapArchive: archive, drawSocialCard, words }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap' });
  const answers = new PublicAnswers(archive, KEPT);

  router.get('/:number.json', async (ctx) => {
    const number = glimcapNumber(param(ctx, 'number'));
    const draw = async () => JSON.stringify(presentReport(await archive.get(number)));
    await answers.send(ctx, `${number}.json`, { type: 'json', draw });
  });

  router.get('/:number.md', async (ctx) => {
    const number = glimcapNumber(param(ctx, 'number'));
    const draw = async () => issueMarkdown(await archive.get(number));
    await answers.send(ctx, `${number}.md`, { type: 'text/markdown', draw });
    ctx.set('Content-Disposition', `attachment; filename="part-${number}.md"`);
  });

  router.get('/:number/card.png', rateLimit({ name: 'cards', points: 60, seconds: 60 }), async (ctx) => {
    const number = glimcapNumber(param(ctx, 'number'));
    const draw = async () => drawSocialCard(presentSocialCard(await archive.get(number), words));
    await answers.send(ctx, `${number}/card.png`, { type: 'png', draw });
    // Chats and other sites show it.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  });

  return router;
}
