import { createHash } from 'node:crypto';
import { type HeaderLines, type ParsedMail as Parsed, simpleParser } from 'mailparser';
import type { MailParser, ParsedMail } from '#domain/support/mail/parsed-mail.ts';

/** More of HTML than this is not turned into text. */
const MAX_HTML = 500_000;
const OPTIONS = { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: MAX_HTML };
const SMIME = /smime\.p7s$|^winmail\.dat$/i;

/** Takes mails apart with nodemailer's parser. */
export const mailParser: MailParser = {
  async parse(raw) {
    const mail = await simpleParser(Buffer.from(raw), OPTIONS);
    const sender = mail.from?.value[0];
    return {
      messageId: bare(mail.messageId ?? ''),
      references: [mail.inReplyTo ?? '', ...[mail.references ?? []].flat()].flatMap((text) => bare(text) ?? []),
      from: sender?.address ? { name: sender.name, address: sender.address } : null,
      subject: mail.subject ?? '',
      text: mail.text?.trim() ? mail.text : await textOf(mail.html || ''),
      files: filesOf(mail),
      automatic: automaticOf(mail.headerLines, sender?.address ?? ''),
      digest: createHash('sha256').update(raw).digest('hex'),
    };
  },
};

/** The parser turns HTML into text where a mail is nothing else; beside a file it does not. */
async function textOf(html: string): Promise<string> {
  if (html === '') return '';
  const alone = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`, OPTIONS);
  return alone.text ?? '';
}

function bare(messageId: string): string | null {
  return /<?([^<>\s]+)>?/.exec(messageId)?.[1] ?? null;
}

/** Pictures within the text too: people paste what they see. */
function filesOf({ attachments }: Parsed): ParsedMail['files'] {
  return attachments.flatMap(({ filename, content }, place) => {
    const name = (filename ?? `file-${place + 1}`).replaceAll(/[\p{Cc}/\\]+/gu, '_');
    return SMIME.test(name) ? [] : [{ name, bytes: content }];
  });
}

/** RFC 3834 for answers of machines, RFC 3464 for bounces, RFC 2919 for lists. */
function automaticOf(headers: HeaderLines, address: string): ParsedMail['automatic'] {
  const value = (name: string) => headers.find(({ key }) => key === name)?.line.replace(/^[^:]*:\s*/, '') ?? null;
  if (
    /^(mailer-daemon|postmaster)@/i.test(address) ||
    /report-type="?delivery-status/i.test(value('content-type') ?? '')
  )
    return 'bounce';
  if (value('list-id') !== null || /^(bulk|list|junk)\b/i.test(value('precedence') ?? '')) return 'list';
  const submitted = value('auto-submitted');
  const isReply = (submitted !== null && !/^no\b/i.test(submitted)) || value('x-autoreply') !== null;
  return isReply ? 'auto_reply' : null;
}
