import * as assert from 'uvu/assert';
import { newWords } from '#domain/support/mail/new-words.ts';
import { suite } from '../../../tests/support/suite.ts';
import { answerMail } from './answer-mail.ts';

const test = suite('mails of tickets');
const due = {
  reply: { id: '0190', kind: 'closed' as const, text: '', ticket: { id: '0191' } },
  ticket: { number: 7 },
  mail: { address: 'mia@example.org', subject: 'No sound', lastMessageId: null },
};

test('a mail is in the language of the guild whose ticket it is', () => {
  const german = answerMail(due, { language: 'de' });
  assert.match(german.text, 'Ticket #7 ist geschlossen.');
  assert.match(german.html, '<html lang="de">');
  assert.match(german.html, 'Was wir einander schreiben');
  assert.not.match(german.text, /\b(the|your|we)\b/i);
  assert.match(answerMail(due, { language: 'en' }).text, 'Ticket #7 is closed.');
});

test('an answer to either is told from what it quotes', () => {
  for (const language of ['en', 'de'] as const) {
    const { text } = answerMail(due, { language });
    assert.is(newWords(`Danke!\n\n${text.replaceAll(/^/gm, '> ')}`), 'Danke!');
  }
});

test.run();
