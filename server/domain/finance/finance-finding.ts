/** Something about a period's figures that a reviewer must know before they are published. */
export interface FinanceFinding {
  /**
   * `sources`: the ledger and what was recorded for the same days differ. `claim`: a source's own sum is not that
   * of its entries. `identity`: entries break an identity. `currency`: entries that cannot be added up with the
   * others. `restated`: a figure is no longer what a published report printed.
   */
  kind: 'sources' | 'claim' | 'identity' | 'currency' | 'restated';
  /** A sentence. */
  text: string;
}
