import type { PhoneText, PhoneTextOutcome } from '../../apps/simulator/carrier/carrier.service';
import type { Simulator } from '../../apps/simulator/simulator';

/** Everybody's telephones, as their owners see them. */
export class Phones {
  private readonly putAwayTexts = new Map<string, number>();

  constructor(private readonly simulator: Simulator) {}

  /** Somebody types a text and sends it to the service's number. */
  receive(text: PhoneText): Promise<PhoneTextOutcome> {
    return this.simulator.sms.receive(text);
  }

  /** The texts that a phone got since those before were put away, oldest first. */
  sentTo(phone: string): string[] {
    return this.simulator.sms.sentTo(phone).slice(this.putAwayTexts.get(phone) ?? 0);
  }

  /** From here on the story looks at new texts only. */
  putAway(phone: string): void {
    this.putAwayTexts.set(phone, this.simulator.sms.sentTo(phone).length);
  }

  /** What is wrong with a phone, as the carrier will find. */
  become(phone: string, condition: Parameters<Simulator['sms']['setCondition']>[1]): void {
    this.simulator.sms.setCondition(phone, condition);
  }
}
