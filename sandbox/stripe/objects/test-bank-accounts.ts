/** A bank account that Stripe documents for tests: https://docs.stripe.com/connect/testing#account-numbers */
interface TestBankAccount {
  number: string;
  /** Whether payouts to it arrive. */
  takesPayouts: boolean;
}

const BANK_ACCOUNTS: TestBankAccount[] = [
  { number: '000123456789', takesPayouts: true },
  { number: 'DE89370400440532013000', takesPayouts: true },
  { number: '000111111116', takesPayouts: false },
  { number: '000111111113', takesPayouts: false },
  { number: 'DE62370400440532013001', takesPayouts: false },
  { number: 'DE89370400440532013002', takesPayouts: false },
];

/** Any other number is no test account: a real one must never be typed into a stand-in. */
export function findTestBankAccount(number: string): TestBankAccount | null {
  const plain = number.replaceAll(/[\s-]/g, '').toUpperCase();
  return BANK_ACCOUNTS.find((account) => account.number === plain) ?? null;
}
