/** An answer of the server, its JSON read; `{}` for an empty body. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Headers;
}

export interface Question {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text, which wants a content type of its own. */
  readonly body?: unknown;
}

/** Somebody who talks to the server over HTTP, always with the same headers. */
export class HttpClient {
  constructor(
    /** Asked each time: a server that comes back listens elsewhere. */
    private readonly url: () => string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  as(headers: Readonly<Record<string, string>>): HttpClient {
    return new HttpClient(this.url, { ...this.headers, ...headers });
  }

  /** Whatever the status is. */
  async ask(method: string, path: string, { headers, body }: Question = {}): Promise<Answer> {
    const isJson = body !== undefined && typeof body !== 'string';
    const response = await fetch(this.url() + path, {
      method,
      redirect: 'manual',
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...this.headers, ...headers },
      body: isJson ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    return { status: response.status, text, body: parsed(text), headers: response.headers };
  }

  /** @throws Error with the server's own words when it refuses */
  async must(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.ask(method, path, { body });
    if (answer.status < 400) return answer;
    throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.text}`);
  }
}

function parsed(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
}
