import type { SubscriptionReference } from '../../apps/simulator/push/push.service';
import type { Simulator } from '../../apps/simulator/simulator';

/** A push message as a browser shows it. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: string;
  readonly navigate: string;
  readonly tag?: string;
  /** What the page sends back when the message was shown. */
  readonly receipt: string;
}

/** Everybody's browsers. */
export class Browsers {
  constructor(private readonly simulator: Simulator) {}

  /** What a browser was sent, oldest first. */
  shown(device: SubscriptionReference): Shown[] {
    return this.simulator.push.sentTo(device).map((payload) => {
      const { notification } = JSON.parse(payload) as {
        notification: Omit<Shown, 'receipt'> & { data: { receipt: string } };
      };
      const { data, ...shown } = notification;
      return { ...shown, receipt: data.receipt };
    });
  }

  /** From here on no browser says that it has shown something. */
  fallSilent(): void {
    this.simulator.beacons.areSent = false;
  }

  /** The browser has unsubscribed: its push service says so to whoever calls. */
  kill(device: SubscriptionReference): void {
    this.simulator.push.kill(device);
  }

  sleep(device: SubscriptionReference): void {
    this.simulator.push.sleep(device);
  }

  wake(device: SubscriptionReference): void {
    this.simulator.push.wake(device);
  }
}
