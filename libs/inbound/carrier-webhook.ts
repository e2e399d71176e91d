import type { FastifyRequest } from 'fastify';
import { hasMovedCut, isSigned } from '../channels/sms/webhook-signature';
import type { Config } from '../platform/config/config';
import { inboundProblems } from './inbound-problems';

/**
 * Reads a form that one of our carriers signed with its own account's token.
 * @throws webhook-refused for anything else, without saying what was wrong: a forger learns nothing
 */
export function readCarrierForm(request: FastifyRequest, config: Config): Record<string, string> {
  const { headers, body } = request;
  const fields = singleFields(body);
  const signature = headers['x-twilio-signature'];
  const url = config.publicUrl + request.originalUrl;
  const account = [config.carrier, config.secondCarrier].find((each) => each?.accountSid === fields?.['AccountSid']);
  const isReadable = fields !== undefined && isPlainForm(headers) && !hasMovedCut(fields);
  if (!isReadable || !account || typeof signature !== 'string') throw inboundProblems['webhook-refused']();
  if (!isSigned({ url, signature, fields }, account.authTokens)) throw inboundProblems['webhook-refused']();
  return fields;
}

/** Carriers post plain forms; anything else is refused before its body is read. */
export function isPlainForm(headers: FastifyRequest['headers']): boolean {
  const isForm = /^application\/x-www-form-urlencoded(;|$)/i.test(headers['content-type'] ?? '');
  return isForm && headers['content-encoding'] === undefined && headers['x-http-method-override'] === undefined;
}

/** @returns undefined when a name is repeated or the body is no form */
function singleFields(body: unknown): Record<string, string> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const entries = Object.entries(body);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : undefined;
}
