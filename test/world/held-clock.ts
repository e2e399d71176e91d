import { Clock } from '../../libs/platform/clock';

/** Time stands still until a test moves it. */
export class HeldClock extends Clock {
  constructor(private moment: Date = new Date('2015-11-13T20:20:00Z')) {
    super();
  }

  now(): Date {
    return new Date(this.moment);
  }

  advance(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }

  set(moment: Date): void {
    this.moment = moment;
  }
}
