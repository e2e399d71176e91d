import type { AlertContent } from '../../../libs/incidents/alert';
import { capFromContent } from '../../../libs/incidents/cap-from-content';
import { writeCap } from '../../../libs/incidents/cap-output';
import { type Area, parseArea } from '../../../libs/geo/area';
import type { UpdateDraft } from '../../../libs/incidents/incident.schema';
import { firstTexts, secondTexts } from './alert-texts';
import { alertRing } from './geography';

export const agencyName = 'Préfecture de police (démonstration)';

const shape = { type: 'Polygon', coordinates: [alertRing] };

/** As on the evening of 13 November 2015, whatever day it is. */
const common = {
  category: 'Security',
  eventCodes: [],
  responseTypes: ['Shelter'],
  urgency: 'Immediate',
  severity: 'Extreme',
  certainty: 'Observed',
} as const;

/** The two arrondissements by their official codes. */
const geocodes = [
  { name: 'INSEE', value: '75110' },
  { name: 'INSEE', value: '75111' },
];

const lifeHours = 6;
const expiryOf = (sent: Date): string => new Date(sent.getTime() + lifeHours * 3_600_000).toISOString();

export function alertArea(): Area {
  const parsed = parseArea(shape);
  if ('area' in parsed) return parsed.area;
  throw new Error(`the demo's own area is refused: ${parsed.detail}`);
}

/** The CAP 1.2 message of a system that feeds ours, sent now. */
export function firstMessage(identifier: string, sent: Date): string {
  const content: AlertContent = {
    ...common,
    mode: 'Actual',
    senderName: agencyName,
    area: alertArea(),
    geocodes,
    texts: firstTexts,
    expires: expiryOf(sent),
  };
  const head = {
    identifier,
    sender: 'feed@demonstration.invalid',
    sent,
    messageType: 'Alert',
    references: [],
  } as const;
  return writeCap(capFromContent({ ...head, timeZone: 'Europe/Paris' }, content));
}

/** What an officer types later. */
export function update(now: Date): UpdateDraft {
  return {
    ...common,
    eventCodes: [],
    responseTypes: ['Shelter'],
    area: { shape },
    geocodes,
    texts: { ...secondTexts },
    expires: expiryOf(now),
  };
}
