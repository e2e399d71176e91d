/** HTTP status and sentence of each refusal. Source of the codes: Twilio's error dictionary, docs/api/errors. */
const refusals = {
  20001: [400, 'Invalid parameter'],
  20003: [401, 'Authenticate'],
  20404: [404, 'The requested resource was not found'],
  20429: [429, 'Too many requests'],
  20500: [500, 'An internal server error has occurred'],
  20503: [503, 'Service unavailable'],
  21201: [400, "No 'To' number is specified"],
  21205: [400, 'The URL is not valid'],
  21211: [400, "Invalid 'To' phone number"],
  21212: [400, "Invalid 'From' sender"],
  21266: [400, "'To' and 'From' cannot be the same"],
  21602: [400, 'A message body is required'],
  21603: [400, "A 'From' sender or a messaging service is required"],
  21604: [400, "A 'To' phone number is required"],
  21609: [400, "The 'StatusCallback' URL is not valid"],
  21610: [400, 'The recipient has opted out of messages from this sender'],
  21611: [429, 'The queue of this sender is full'],
  21612: [400, "This 'To' and 'From' cannot be connected"],
  21614: [400, "'To' is not a mobile number"],
  21617: [400, 'The message body exceeds 1600 characters'],
  21215: [400, 'Calls to this region are not permitted'],
  21216: [400, 'Calls to this number are not allowed'],
  21408: [403, 'Sending to this region is not permitted'],
  30001: [429, 'Queue overflow'],
  30002: [403, 'The account is suspended'],
  90007: [400, 'The validity period is not between 1 and 36000 seconds'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof refusals;

/** What a refused request is answered: HTTP status and Twilio's four-field error body. */
export interface Refusal {
  readonly status: number;
  readonly body: {
    readonly code: number;
    readonly message: string;
    readonly more_info: string;
    readonly status: number;
  };
}

/** A code outside the table is answered 400, so that a script may try codes that nobody planned for. */
export function refusal(code: number, detail?: string): Refusal {
  const [status, message]: readonly [number, string] = isKnown(code) ? refusals[code] : [400, 'Unspecified error'];
  return {
    status,
    body: {
      code,
      message: detail === undefined ? message : `${message}: ${detail}`,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    },
  };
}

const isKnown = (code: number): code is RefusalCode => code in refusals;
