import { Pool } from 'undici';
import { RequestClient } from 'twilio';
import TwilioResponse from 'twilio/lib/http/response';

/** Longest answer that is read: a carrier's JSON is a few kilobytes. */
const answerCeiling = 64 * 1024;
const timeoutMs = 10_000;

/** The request was written and no usable answer came: it may have been carried out. */
export class UncertainAnswer extends Error {}

/** Nothing was handed over: the carrier could not be reached at all. */
export class CarrierAway extends Error {}

/**
 * The SDK's transport, replaced: connections are kept alive, redirects are not followed, long answers are cut, and a
 * failure says whether the request may have reached the carrier.
 * @param apiUrl origin of the simulated carrier; the SDK's own hosts otherwise
 */
export class TwilioTransport extends RequestClient {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly apiUrl: string | undefined) {
    super();
  }

  override async request(options: Parameters<RequestClient['request']>[0]): Promise<TwilioResponse<never>> {
    const url = new URL(options.uri);
    const origin = this.apiUrl ?? url.origin;
    for (const [name, value] of Object.entries(options.params ?? {})) url.searchParams.append(name, String(value));
    const credentials = Buffer.from(`${options.username ?? ''}:${options.password ?? ''}`).toString('base64');
    const answer = await this.exchange(origin, {
      path: url.pathname + url.search,
      method: options.method.toUpperCase(),
      headers: {
        authorization: `Basic ${credentials}`,
        accept: 'application/json',
        ...(options.data ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      body: options.data ? formOf(options.data) : undefined,
    });
    return new TwilioResponse(answer.status, answer.body as never, answer.headers);
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private async exchange(
    origin: string,
    request: Pick<Parameters<Pool['request']>[0], 'path' | 'method' | 'headers' | 'body'>,
  ) {
    try {
      const response = await this.pool(origin).request({
        ...request,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      let text = '';
      for await (const chunk of response.body.setEncoding('utf8')) {
        text += chunk as string;
        if (text.length > answerCeiling) throw new UncertainAnswer('answer too long');
      }
      return { status: response.statusCode, headers: response.headers, body: parsed(text) };
    } catch (fault) {
      if (fault instanceof UncertainAnswer) throw fault;
      const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
      const never = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
      if (never.includes(code)) throw new CarrierAway(code);
      throw new UncertainAnswer(code || 'connection lost');
    }
  }

  private pool(origin: string): Pool {
    const known = this.pools.get(origin);
    if (known) return known;
    const pool = new Pool(origin, { connections: 64, connectTimeout: 5000 });
    this.pools.set(origin, pool);
    return pool;
  }
}

function formOf(data: object): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
  }
  return form.toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
