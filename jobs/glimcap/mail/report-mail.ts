import type { ReportContent, ToldCorrection } from '#domain/glimcap/mail/mail-content.ts';
import type { Mail } from '#domain/mailer.ts';
import type { Language } from '../../../locales/languages.ts';
import { htmlButton, htmlHeading, htmlImage, htmlIn, htmlLink, htmlParagraph, mailHtml } from '../../mail/mail-html.ts';
import { type MailWords, mailWordsIn } from '../../mail/mail-words.ts';
import { leaveUrl } from './links.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';

interface Parts {
  mailingId: string;
  address: string;
  language: Language;
  leaveToken: string;
  publicUrl: string;
}

/**
 * A published report as a mail to one reader: the report stays in English, what is around it is in the reader's language.
 * It holds nothing that would tell us whether it was opened.
 */
export function reportMail(content: ReportContent, parts: Parts): Mail {
  const { mailingId, address, language, leaveToken, publicUrl } = parts;
  const leave = leaveUrl(leaveToken, publicUrl);
  const say = mailWordsIn(language);
  const draw = {
    ...{ content, language, say, leave, publicUrl },
    body: body(content.markdown),
    url: `${publicUrl}/glimcap/${content.number}`,
  };
  return {
    id: `glimcap-${content.number}.${mailingId}`,
    to: address,
    subject: say('report.subject', { title: content.title }),
    text: text(draw),
    html: html(draw),
    list: { id: 'glimcap', name: say('listName'), leaveUrl: leave },
  };
}

interface Draw {
  content: ReportContent;
  language: Language;
  say: MailWords;
  /** The Markdown that both parts show. */
  body: string;
  /** The report's page. */
  url: string;
  leave: string;
  publicUrl: string;
}

function text({ content, language, say, body, url, leave }: Draw): string {
  const { title, corrections, charts } = content;
  return [
    title,
    ...foreign(language, say),
    `${say('report.read')}:\n${url}`,
    ...(corrections.length === 0 ? [] : [`${say('report.corrected')}:`, corrections.map(told(say)).join('\n')]),
    reportText(body),
    ...(charts.length === 0 ? [] : [`# ${say('report.charts')}`, ...charts.map(({ alt }) => alt)]),
    `-- \n${say('footer.why')}\n${say('footer.leaveUrl', { url: leave })}\n`,
  ].join('\n\n');
}

function html({ content, language, say, body, url, leave, publicUrl }: Draw): string {
  const { title, author, corrections, charts, ordinal } = content;
  const picture = ({ key, alt }: ReportContent['charts'][number]) =>
    htmlImage(`${url}/charts/${key}.png?theme=light&version=${ordinal}`, alt);
  return mailHtml({
    ...{ language, title: say('report.subject', { title }), preview: say('report.preview', { author }) },
    body: [
      htmlIn('en', htmlHeading(title)),
      ...foreign(language, say).map(htmlParagraph),
      ...(corrections.length === 0 ? [] : [htmlParagraph(`${say('report.corrected')}:`)]),
      ...corrections.map((each) => htmlParagraph(told(say)(each))),
      htmlIn('en', reportHtml(body, { publicUrl, say })),
      ...(charts.length === 0 ? [] : [htmlHeading(say('report.charts')), htmlIn('en', charts.map(picture).join('\n'))]),
      htmlButton(url, say('report.read')),
    ].join('\n'),
    footer: `${htmlParagraph(say('footer.why'))}${htmlLink(leave, say('footer.leave'))}`,
  });
}

/** That what follows is in English, for whom it is another language. */
function foreign(language: Language, say: MailWords): string[] {
  return language === 'en' ? [] : [say('report.inEnglish')];
}

function told(say: MailWords): (correction: ToldCorrection) => string {
  return ({ number, note }) => say('report.correction', { number, note });
}

/** Without the front matter and the report's own heading, which the mail says already. */
function body(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n+/, '').replace(/^# Glimcap Part \d+\n+/, '');
}
