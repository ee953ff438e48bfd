/** Stripe's test cards: https://docs.stripe.com/testing#cards */
export interface TestCard {
  number: string;
  brand: string;
  /** Why a charge fails, if it does. */
  decline: { code: string; declineCode: string; message: string } | null;
  /** Whether the card can be saved all the same: the failure comes with the first charge after that. */
  isSavable: boolean;
}

const DECLINED = { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' };
const NO_FUNDS = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const EXPIRED = { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' };

const CARDS: TestCard[] = [
  { number: '4242424242424242', brand: 'visa', decline: null, isSavable: true },
  { number: '5555555555554444', brand: 'mastercard', decline: null, isSavable: true },
  { number: '4000000000000002', brand: 'visa', decline: DECLINED, isSavable: false },
  { number: '4000000000009995', brand: 'visa', decline: NO_FUNDS, isSavable: false },
  { number: '4000000000000069', brand: 'visa', decline: EXPIRED, isSavable: false },
  { number: '4000000000000341', brand: 'visa', decline: DECLINED, isSavable: true },
];

/** Ready-made payment methods and tokens: https://docs.stripe.com/testing?testing-method=payment-methods */
const TOKENS: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  tok_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  tok_mastercard: '5555555555554444',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  tok_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeCustomerFail: '4000000000000341',
  tok_chargeCustomerFail: '4000000000000341',
};

/** Any other number is no test card: a real one must never be typed into a stand-in. */
export function findTestCard(number: string): TestCard | null {
  const digits = number.replaceAll(/[\s-]/g, '');
  return CARDS.find((card) => card.number === digits) ?? null;
}

export function findCardOfToken(token: string): TestCard | null {
  return findTestCard(TOKENS[token] ?? '');
}
