import { Agent, request } from 'undici';
import type { Webhook } from './carrier/webhook';

/** `status` 0: no answer at all. */
export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Twilio waits so long for a webhook's answer. */
const patienceMs = 15_000;

/** Posts webhooks to the service under test, over connections that stay open. */
export class Webhooks implements AsyncDisposable {
  readonly #agent = new Agent({ connections: 32, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  #publicUrl = '';
  #serverUrl = '';
  #inFlight = 0;
  #whenIdle: (() => void)[] = [];

  /**
   * @param serverUrl where the service listens
   * @param publicUrl what it calls itself in callbacks and signatures, when that leads elsewhere
   */
  connect(serverUrl: string, publicUrl: string = serverUrl): void {
    this.#serverUrl = withoutSlash(serverUrl);
    this.#publicUrl = withoutSlash(publicUrl);
  }

  /** The public address of a path, which is what a signature covers. Empty until the service is known. */
  publicAddress(path: string): string {
    return this.#publicUrl === '' ? '' : this.#publicUrl + path;
  }

  async post(url: string, webhook: Webhook): Promise<WebhookAnswer> {
    this.#inFlight += 1;
    try {
      const response = await request(this.#reachable(url), { ...webhook, method: 'POST', dispatcher: this.#agent });
      const contentType = response.headers['content-type'];
      const text = await response.body.text();
      return { status: response.statusCode, contentType: typeof contentType === 'string' ? contentType : '', text };
    } catch {
      return { status: 0, contentType: '', text: '' };
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
    }
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  idle(): Promise<void> {
    return this.#inFlight === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy();
  }

  #reachable(url: string): string {
    const isOurs = this.#publicUrl !== '' && url.startsWith(this.#publicUrl);
    return isOurs ? this.#serverUrl + url.slice(this.#publicUrl.length) : url;
  }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
