export interface HttpCall {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it stands. */
  readonly body?: unknown;
}

/** The JSON of an answer. @throws Error with what the other side said when it refuses */
export async function httpJson<Answer>(
  url: string,
  { method = 'POST', headers, body }: HttpCall = {},
): Promise<Answer> {
  const response = await httpAnswer(url, { method, headers, body });
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer; // the caller knows the address
}

/** The whole answer, for its headers. @throws as `httpJson` */
export async function httpAnswer(url: string, { method = 'POST', headers, body }: HttpCall): Promise<Response> {
  const isText = typeof body === 'string';
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && !isText && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined || isText ? body : JSON.stringify(body),
  });
  if (response.ok) return response;
  throw new Error(`${method} ${url} answered ${response.status}: ${(await response.text()).slice(0, 2000)}`);
}
