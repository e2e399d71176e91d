import { validateRequest } from 'twilio/lib/webhooks/webhooks'; // the whole library takes long to load

export interface SignedForm {
  /** The configured public address plus the request's own path and query: never a Host or forwarded header. */
  readonly url: string;
  readonly signature: string;
  /** Each name once; a repeated name is refused before. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Whether one of our tokens signed this form (www.twilio.com/docs/usage/security). */
export function isSigned({ url, signature, fields }: SignedForm, tokens: readonly string[]): boolean {
  return (
    signature !== '' && tokens.some((token) => token !== '' && validateRequest(token, signature, url, { ...fields }))
  );
}

/**
 * The signature is over names and values run together, so that a cut may be moved: "Body" + "1From+33…" reads like
 * "Body" + "1", "From" + "+33…". A value that holds a field's name where no text of people stands is such a cut, and so
 * is a name that holds more than letters and digits.
 */
export function hasMovedCut(fields: Readonly<Record<string, string>>): boolean {
  const inside =
    /AccountSid|ApiVersion|MessageSid|MessageStatus|SmsSid|SmsStatus|NumMedia|NumSegments|Body|CallSid|CallStatus|Digits|Direction|Recording(?:Sid|Status|Duration)|(?:From|To)[+\d]/;
  return Object.entries(fields).some(
    ([name, value]) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name) || (name !== 'Body' && inside.test(value)),
  );
}
