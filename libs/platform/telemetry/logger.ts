import pino from 'pino';

/** What our code asks of the log; pino's logger is one. */
export abstract class Logger {
  abstract debug(fields: object, message: string): void;
  abstract info(fields: object, message: string): void;
  abstract warn(fields: object, message: string): void;
  abstract error(fields: object, message: string): void;
}

/** E.164-like digits anywhere in a text, as logged by libraries that know nothing of privacy. */
const phoneLike = /\+?\d[\d .-]{6,16}\d/g;

/** Keeps the country's first digits and the last two: enough for an operator to match, too little to call. */
const maskPhones = (text: string): string =>
  text.replace(phoneLike, (found) =>
    found.replace(/\D/g, '').length >= 9 ? `${found.slice(0, 3)}•••••${found.slice(-2)}` : found,
  );

/**
 * The one logger: structured, no bodies, no query strings, phone numbers masked in every text.
 * @param destination standard output unless a test reads it
 */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level,
      redact: {
        paths: [
          'req.headers',
          'res.headers',
          ...['phone', 'email', 'token', 'password', 'code'].flatMap((name) => [name, `*.${name}`]),
        ],
        censor: '…',
      },
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: pathOf(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        fault: maskFault,
        err: maskFault,
      },
      hooks: {
        logMethod(input, method) {
          // Of a bare error pino takes the message as it is.
          const [first] = input as unknown[];
          const parts = first instanceof Error ? [{ err: first }, first.message] : (input as unknown[]);
          const masked = parts.map((part) => (typeof part === 'string' ? maskPhones(part) : part));
          method.apply(this, masked as typeof input);
        },
      },
    },
    destination ?? pino.destination({ sync: false }),
  );
}

function maskFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return typeof fault === 'string' ? maskPhones(fault) : fault;
  return { type: fault.name, message: maskPhones(fault.message), stack: maskPhones(fault.stack ?? '') };
}

/** Paths may hold a one-time link: only the first two segments are logged when the rest looks like a token. */
function pathOf(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(/\/[\w-]{40,}(?=\/|$)/g, '/…').replace(/^\/a\/[^/]+/, '/a/…');
}
