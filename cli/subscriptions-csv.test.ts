import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { parseSubscriptionsCsv } from './subscriptions-csv.ts';

const test = suite('subscription files');
const READING = { timeZone: 'America/New_York', now: new Date('2026-03-31T12:00:00Z') };
const HEADER = 'event,subscription,customer,at,status,amount,currency,interval';

function parsed(text: string) {
  const result = parseSubscriptionsCsv(text, READING);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.lines;
}

function problemsOf(text: string): string[] {
  const result = parseSubscriptionsCsv(text, READING);
  return 'problems' in result ? result.problems : [];
}

test('each column says its part of a snapshot; what is left out has its default', () => {
  const [plain, full] = parsed(
    `\uFEFFAmount,${HEADER.replace(',amount', '')},interval_count,quantity,discounts,cancels_at,resumes_at,past_due_since,sequence,source
5,evt_1,sub_1,cus_1,2026-01-05,active,USD,month,,,,,,,,
"1,200.00",evt_2,sub_2,cus_2,2026-01-05T09:00:00Z,past_due,USD,year,2,3,33.33% once; 1.50 until 2026-03-01;5%,2026-06-01,2026-05-01,2026-01-04,7,stripe
`.replaceAll('\n', '\r\n'),
  );
  assert.equal(plain, {
    line: 2,
    event: {
      source: 'csv',
      eventId: 'evt_1',
      subscription: 'sub_1',
      customer: 'cus_1',
      effectiveAt: new Date('2026-01-05T05:00:00Z'),
      status: 'active',
      plan: { minor: 500n, currency: 'USD', interval: 'month' },
      discounts: [],
    },
  });
  assert.equal(full?.event, {
    source: 'stripe',
    eventId: 'evt_2',
    subscription: 'sub_2',
    customer: 'cus_2',
    effectiveAt: new Date('2026-01-05T09:00:00Z'),
    status: 'past_due',
    plan: { minor: 120_000n, currency: 'USD', interval: 'year', intervalCount: 2 },
    quantity: 3,
    sequence: 7,
    discounts: [
      { kind: 'percent', basisPoints: 3333, duration: 'once' },
      { kind: 'amount', minor: 150n, duration: 'repeating', endsAt: new Date('2026-03-01T05:00:00Z') },
      { kind: 'percent', basisPoints: 500, duration: 'forever' },
    ],
    cancelsAt: new Date('2026-06-01T04:00:00Z'),
    resumesAt: new Date('2026-05-01T04:00:00Z'),
    pastDueSince: new Date('2026-01-04T05:00:00Z'),
  });
});

test('each line that is wrong is named with its number and cause', () => {
  const more = `${HEADER},quantity,discounts,past_due_since,source`;
  const cases: [string, string][] = [
    [
      ',sub,cus,2026-01-05,active,5,USD,month,,,,',
      'line 2: The event id of a subscription must be 1 to 255 characters',
    ],
    ['"e\0",sub,cus,2026-01-05,active,5,USD,month,,,,', 'line 2: The event id of a subscription must be 1 to 255'],
    [
      'e,sub,cus,5 January,active,5,USD,month,,,,',
      'line 2: at is a day such as 2021-04-25 or a time with its offset, not',
    ],
    ['e,sub,cus,2036-01-05,active,5,USD,month,,,,', 'line 2: at is a time that has come, not "2036-01-05"'],
    [
      'e,sub,cus,2026-01-05,Active,5,USD,month,,,,',
      'line 2: status is one of trialing, active, past_due, paused, canceled, not',
    ],
    [
      'e,sub,cus,2026-01-05,active,5.5,USD,month,,,,',
      'line 2: amount is written 1831.52, with 2 decimals of USD or none, not',
    ],
    ['e,sub,cus,2026-01-05,active,-5,USD,month,,,,', 'line 2: The amount of a subscription must be 0 or more'],
    ['e,sub,cus,2026-01-05,active,5,$,month,,,,', 'line 2: currency is a code such as USD, not "$"'],
    ['e,sub,cus,2026-01-05,active,5,USD,weekly,,,,', 'line 2: interval is one of month, year, not "weekly"'],
    ['e,sub,cus,2026-01-05,active,5,USD,month,two,,,', 'line 2: quantity is a whole number, not "two"'],
    [
      'e,sub,cus,2026-01-05,active,5,USD,month,-2,,,',
      'line 2: The quantity of a subscription must be a whole number from 0',
    ],
    ['e,sub,cus,2026-01-05,active,5,USD,month,,half,,', 'line 2: discounts is written 20%, 5.00 once or'],
    ['e,sub,cus,2026-01-05,active,5,USD,month,,5 until June,,', 'line 2: discounts is a day such as'],
    [
      'e,sub,cus,2026-01-05,active,5,USD,month,,101%,,',
      'line 2: The discount of a subscription must be from 0 to 100 percent',
    ],
    ['e,sub,cus,2026-01-05,past_due,5,USD,month,,,,', 'line 2: The due time of a subscription must be given'],
    ['e,sub,cus,2026-01-05,active,5,USD,month,,,,My CRM', 'line 2: source is a short word in lower case'],
    ['e,sub,cus,2026-01-05,active,5,USD,month', 'line 2: it has 8 cells, and the header names 12 columns'],
    [
      'e,sub,cus,2026-01-05,active,5,USD,month,,,,\ne,sub,cus,2026-01-05,active,5,USD,month,2,,,',
      'line 3: the event "e" stands on line 2 otherwise',
    ],
  ];
  for (const [rows, cause] of cases) {
    const problems = problemsOf(`${more}\n${rows}\n`);
    assert.is(problems.length, 1, rows);
    assert.match(problems[0] ?? '', cause);
  }
  const several = problemsOf(`${HEADER}\ne,s,c,?,active,5,USD,month\n\ne,s,c\nf,s,c,2026-01-05,gone,5,USD,month\n`);
  assert.equal(
    several.map((problem) => problem.slice(0, 8)),
    ['line 2: ', 'line 4: ', 'line 5: '],
  );
  assert.match(problemsOf(HEADER.replace('at', 'when')).join('\n'), 'line 1: there is no column called "when"');
});

test('the same event twice is no matter', () => {
  assert.is(parsed(`${HEADER}\n${'e,s,c,2026-01-05,active,5,USD,month\n'.repeat(2)}`).length, 2);
});

test.run();
