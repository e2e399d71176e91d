import { categories, certainties, responseTypes, severities, urgencies } from './alert';
import { capMessageTypes, capScopes, capStatuses } from './cap-message';

export const cap12 = 'urn:oasis:names:tc:emergency:cap:1.2';

/** An element that the standard allows, in the place where it stands among its siblings. */
export interface ElementRule {
  readonly name: string;
  readonly occurs: 'once' | 'maybe' | 'any' | 'some';
  readonly value:
    | 'text'
    | 'text-or-empty'
    | 'time'
    | 'decimal'
    | 'integer'
    | 'language'
    | readonly string[]
    | { readonly children: readonly ElementRule[] };
}

type Occurs = ElementRule['occurs'];
type Value = ElementRule['value'];
const rule = (name: string, occurs: Occurs, value: Value = 'text'): ElementRule => ({ name, occurs, value });

const pair: Value = { children: [rule('valueName', 'once'), rule('value', 'once', 'text-or-empty')] };

const areaRules: readonly ElementRule[] = [
  rule('areaDesc', 'once'),
  rule('polygon', 'any'),
  rule('circle', 'any'),
  rule('geocode', 'any', pair),
  rule('altitude', 'maybe', 'decimal'),
  rule('ceiling', 'maybe', 'decimal'),
];

const resourceRules: readonly ElementRule[] = [
  rule('resourceDesc', 'once'),
  rule('mimeType', 'once'),
  rule('size', 'maybe', 'integer'),
  rule('uri', 'maybe'),
  rule('derefUri', 'maybe'),
  rule('digest', 'maybe'),
];

const infoRules: readonly ElementRule[] = [
  rule('language', 'maybe', 'language'),
  rule('category', 'some', categories),
  rule('event', 'once'),
  rule('responseType', 'any', responseTypes),
  rule('urgency', 'once', urgencies),
  rule('severity', 'once', severities),
  rule('certainty', 'once', certainties),
  rule('audience', 'maybe'),
  rule('eventCode', 'any', pair),
  rule('effective', 'maybe', 'time'),
  rule('onset', 'maybe', 'time'),
  rule('expires', 'maybe', 'time'),
  rule('senderName', 'maybe'),
  rule('headline', 'maybe'),
  rule('description', 'maybe'),
  rule('instruction', 'maybe'),
  rule('web', 'maybe'),
  rule('contact', 'maybe'),
  rule('parameter', 'any', pair),
  rule('resource', 'any', { children: resourceRules }),
  rule('area', 'any', { children: areaRules }),
];

/** CAP 1.2 §3.2 as data: names, order, how often, and what an element holds. Reader and writer both follow it. */
export const alertRules: readonly ElementRule[] = [
  rule('identifier', 'once'),
  rule('sender', 'once'),
  rule('sent', 'once', 'time'),
  rule('status', 'once', capStatuses),
  rule('msgType', 'once', capMessageTypes),
  rule('source', 'maybe'),
  rule('scope', 'once', capScopes),
  rule('restriction', 'maybe'),
  rule('addresses', 'maybe'),
  rule('code', 'any'),
  rule('note', 'maybe'),
  rule('references', 'maybe'),
  rule('incidents', 'maybe'),
  rule('info', 'any', { children: infoRules }),
];
