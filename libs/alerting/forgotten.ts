/** What is gone for good. */
export interface Forgotten {
  readonly deliveries: number;
  readonly receipts: number;
  readonly notices: number;
  readonly pages: number;
}
