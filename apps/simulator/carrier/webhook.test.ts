import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { forgedWebhook, forgeries, type Forgery } from './forgery';
import type { Message } from './message';
import { inboundParameters, signedWebhook, statusParameters } from './webhook';

const token = '12345';
const url = 'https://tocsin.example/webhooks/sms/inbound';
const accountSid = `AC${'5'.repeat(32)}`;
const message: Message = {
  kind: 'sms',
  sid: `SM${'a'.repeat(32)}`,
  direction: 'inbound',
  from: '+33639980001',
  to: '+33199000112',
  body: 'Oui, ça va & toi ? + هل',
  segments: 1,
  messagingServiceSid: null,
  createdAtMs: 0,
  updatedAtMs: 0,
  sentAtMs: null,
  status: 'received',
  errorCode: null,
};
const parameters = inboundParameters(message, accountSid);

/** What a plain receiver makes of the form: the last of two equal names wins. */
const accepted = (webhook: { headers: Readonly<Record<string, string>>; body: string }): boolean =>
  validateRequest(
    token,
    webhook.headers['x-twilio-signature'] ?? '',
    url,
    Object.fromEntries(new URLSearchParams(webhook.body)),
  );

test("the signature is that of the worked example in Twilio's guide", () => {
  const example = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  };
  const webhook = signedWebhook(token, 'https://example.com/myapp.php?foo=1&bar=2', example, 't');
  expect(webhook.headers['x-twilio-signature']).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
});

test("the carrier's own checker accepts an answer with accents, an ampersand, a plus and Arabic", () => {
  expect(accepted(signedWebhook(token, url, parameters, 't'))).toBe(true);
});

test('a genuine status callback names status and error, and the checker accepts it', () => {
  const form = statusParameters(message, { status: 'undelivered', errorCode: 30005 }, accountSid);
  expect(form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30005', MessageSid: message.sid });
  expect(accepted(signedWebhook(token, url, form, 't'))).toBe(true);
});

/** These keep a valid signature: only a strict reading of the form tells them from genuine ones. */
const beyondTheSignature: readonly Forgery[] = ['repeated-parameter', 'boundary-shift'];

test.each(forgeries)('a webhook forged by %s differs from the genuine one', (forgery) => {
  const genuine = signedWebhook(token, url, parameters, '00000000-0000-0000-0000-000000000000');
  const forged = forgedWebhook(forgery, token, url, parameters);
  expect(forged).not.toEqual(genuine);
  if (forgery === 'json' || forgery === 'multipart') expect(forged.headers['content-type']).not.toContain('urlencoded');
  else expect(accepted(forged)).toBe(beyondTheSignature.includes(forgery));
});
