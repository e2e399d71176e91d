import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { unreachable } from '../../../libs/platform/unreachable';
import { signedWebhook, type Webhook, webhookHeaders, type WebhookParameters } from './webhook';

/** Ways to pretend to be the carrier. A service that carries out any of them has a hole. */
export const forgeries = [
  ...(['no-signature', 'empty-signature', 'wrong-signature', 'empty-token', 'truncated-signature'] as const),
  ...(['other-scheme', 'other-host', 'other-path', 'query-added'] as const),
  ...(['added-parameter', 'removed-parameter', 'changed-body', 'repeated-parameter', 'boundary-shift'] as const),
  ...(['json', 'multipart'] as const),
] as const;

export type Forgery = (typeof forgeries)[number];

/** A webhook that only someone without the account's token, or with a recorded genuine one, could have sent. */
export function forgedWebhook(
  forgery: Forgery,
  authToken: string,
  url: string,
  parameters: WebhookParameters,
): Webhook {
  const genuine = signedWebhook(authToken, url, parameters, '00000000-0000-0000-0000-000000000000');
  const signature = genuine.headers['x-twilio-signature'];
  const signed = (
    header: string,
    body = genuine.body,
    contentType: string = webhookHeaders['content-type'],
  ): Webhook => ({
    headers: { ...webhookHeaders, 'content-type': contentType, 'x-twilio-signature': header },
    body,
  });
  const signedAs = (other: string): Webhook => signed(getExpectedTwilioSignature(authToken, other, parameters));
  const after = (change: WebhookParameters): Webhook =>
    signed(signature, new URLSearchParams({ ...parameters, ...change }).toString());
  switch (forgery) {
    case 'no-signature':
      return { headers: webhookHeaders, body: genuine.body };
    case 'empty-signature':
      return signed('');
    case 'wrong-signature':
      return signed(getExpectedTwilioSignature(`${authToken}x`, url, parameters));
    case 'empty-token':
      return signed(getExpectedTwilioSignature('', url, parameters));
    case 'truncated-signature':
      return signed(signature.slice(0, -4));
    case 'other-scheme':
      return signedAs(url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:'));
    case 'other-host':
      return signedAs(url.replace(/^(https?:\/\/)[^/]+/, '$1tocsin.invalid'));
    case 'other-path':
      return signedAs(`${url}/status`);
    case 'query-added':
      return signedAs(`${url}?bodySHA256=`);
    case 'added-parameter':
      return after({ OptOutType: 'STOP' });
    case 'removed-parameter':
      return signed(
        signature,
        new URLSearchParams(Object.entries(parameters).filter(([name]) => name !== 'ApiVersion')).toString(),
      );
    case 'changed-body':
      return after(parameters.Body === undefined ? { MessageStatus: 'delivered', SmsStatus: 'read' } : { Body: '1' });
    case 'repeated-parameter':
      // The SDK collapses equal values before it signs, so the signature holds although the form is not the same.
      return signed(signature, `${genuine.body}&From=${encodeURIComponent(parameters.From)}`);
    case 'boundary-shift': {
      // Names and values are signed glued together: moving letters across the seam keeps the signature.
      const { From: from, ...others } = parameters;
      return signed(
        signature,
        new URLSearchParams({ ...others, [`From${from.slice(0, 1)}`]: from.slice(1) }).toString(),
      );
    }
    case 'json':
      return signed(signature, JSON.stringify(parameters), 'application/json');
    case 'multipart':
      return signed(signature, multipart(parameters), 'multipart/form-data; boundary=x');
    default:
      return unreachable(forgery);
  }
}

const multipart = (parameters: WebhookParameters): string =>
  Object.entries(parameters)
    .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('') + '--x--\r\n';
