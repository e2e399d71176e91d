import type { Position } from '../geo/geojson';
import { categories, certainties, type CapReference, type Code, responseTypes, severities, urgencies } from './alert';
import {
  type CapArea,
  type CapCircle,
  type CapInfo,
  type CapMessage,
  capMessageTypes,
  capScopes,
  capStatuses,
} from './cap-message';
import type { XmlElement } from './hardened-xml';

/** The `alert` block without its infos. Expects a sound structure (`checkStructure`). */
export function readHead(alert: XmlElement): Omit<CapMessage, 'infos'> {
  return {
    identifier: text(alert, 'identifier') ?? '',
    sender: text(alert, 'sender') ?? '',
    sent: text(alert, 'sent') ?? '',
    status: oneOf(capStatuses, text(alert, 'status')),
    msgType: oneOf(capMessageTypes, text(alert, 'msgType')),
    source: text(alert, 'source'),
    scope: oneOf(capScopes, text(alert, 'scope')),
    restriction: text(alert, 'restriction'),
    addresses: text(alert, 'addresses'),
    codes: texts(alert, 'code'),
    note: text(alert, 'note'),
    references: readReferences(text(alert, 'references')),
    incidents: text(alert, 'incidents')?.split(/\s+/) ?? [],
  };
}

/** Expects a sound structure. A polygon or circle that is not readable comes out empty, for the rules to find. */
export function readInfo(info: XmlElement): CapInfo {
  return {
    language: text(info, 'language') ?? 'en-US',
    categories: texts(info, 'category').map((value) => oneOf(categories, value)),
    event: text(info, 'event') ?? '',
    responseTypes: texts(info, 'responseType').map((value) => oneOf(responseTypes, value)),
    urgency: oneOf(urgencies, text(info, 'urgency')),
    severity: oneOf(severities, text(info, 'severity')),
    certainty: oneOf(certainties, text(info, 'certainty')),
    audience: text(info, 'audience'),
    eventCodes: pairs(info, 'eventCode'),
    effective: text(info, 'effective'),
    onset: text(info, 'onset'),
    expires: text(info, 'expires'),
    senderName: text(info, 'senderName'),
    headline: text(info, 'headline'),
    description: text(info, 'description'),
    instruction: text(info, 'instruction'),
    web: text(info, 'web'),
    contact: text(info, 'contact'),
    parameters: pairs(info, 'parameter'),
    areas: childrenOf(info, 'area').map(readArea),
  };
}

function readArea(area: XmlElement): CapArea {
  return {
    areaDesc: text(area, 'areaDesc') ?? '',
    polygons: texts(area, 'polygon').map(readPolygon),
    circles: texts(area, 'circle').map(readCircle),
    geocodes: pairs(area, 'geocode'),
  };
}

/** "lat,lon lat,lon …"; empty when any pair is unreadable. */
function readPolygon(value: string): Position[] {
  const positions = value.split(/\s+/).map(readPosition);
  return positions.every((position) => position !== undefined) ? positions : [];
}

/** "lat,lon radius" with the radius in kilometres; NaN when unreadable. */
function readCircle(value: string): CapCircle {
  const [centre, radius, ...rest] = value.split(/\s+/);
  const position = readPosition(centre);
  const readable = position && rest.length === 0 && /^\d{1,5}(\.\d{1,9})?$/.test(radius ?? '');
  return { centre: position ?? [NaN, NaN], radiusKilometres: readable ? Number(radius) : NaN };
}

function readPosition(value: string): Position | undefined {
  const match = /^([+-]?\d{1,3}(?:\.\d{1,17})?),([+-]?\d{1,3}(?:\.\d{1,17})?)$/.exec(value);
  return match ? [Number(match[2]), Number(match[1])] : undefined;
}

/**
 * Triples "sender,identifier,sent" with white space between. Some senders put commas there too: any whole number of
 * triples is taken. A remainder becomes a reference with empty fields, for the rules to find.
 */
function readReferences(value: string | undefined): CapReference[] {
  return (value?.split(/\s+/) ?? []).flatMap((token) => {
    const parts = token.split(',');
    const triples: CapReference[] = [];
    for (let i = 0; i < parts.length; i += 3) {
      triples.push({ sender: parts[i], identifier: parts[i + 1] ?? '', sent: parts[i + 2] ?? '' });
    }
    return triples;
  });
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name && child.namespace === parent.namespace);
}

const texts = (parent: XmlElement, name: string): string[] =>
  childrenOf(parent, name).flatMap((child) => child.text.trim() || []);

const text = (parent: XmlElement, name: string): string | undefined => texts(parent, name).at(0);

function pairs(parent: XmlElement, name: string): Code[] {
  return childrenOf(parent, name).map((pair) => ({
    name: text(pair, 'valueName') ?? '',
    value: text(pair, 'value') ?? '',
  }));
}

function oneOf<Value extends string>(values: readonly Value[], value: string | undefined): Value {
  const found = values.find((candidate) => candidate === value);
  if (!found) throw new RangeError(`read before its structure was checked: ${value}`);
  return found;
}
