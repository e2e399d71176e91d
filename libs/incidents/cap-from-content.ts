import { isLanguage } from '../channels/language';
import type { AlertContent, AlertText, CapReference, MessageType } from './alert';
import type { CapArea, CapInfo, CapMessage } from './cap-message';
import { formatCapTime } from './cap-time';

/** What a published version adds to its content. */
export interface CapHead {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: Date;
  readonly messageType: MessageType;
  /** All earlier messages of the incident that have not expired; mandatory for Update and Cancel. */
  readonly references: readonly CapReference[];
  /** Groups the messages of one incident. */
  readonly incident?: string;
  /** The agency's zone, IANA name: people read the times in it. */
  readonly timeZone: string;
}

/**
 * A published version as a CAP message: one `info` block per language, alike in all but the words.
 * @throws RangeError for an Update or Cancel without references, or content without text
 */
export function capFromContent(head: CapHead, content: AlertContent): CapMessage {
  const { identifier, sender, sent, messageType, references, incident, timeZone } = head;
  if (messageType !== 'Alert' && references.length === 0)
    throw new RangeError(`a CAP ${messageType} without references`);
  const infos = Object.entries(content.texts).flatMap(([language, text]) =>
    isLanguage(language) && text ? infoOf(language, text, content, timeZone) : [],
  );
  if (infos.length === 0) throw new RangeError('an alert without any text');
  return {
    identifier,
    sender,
    sent: formatCapTime(sent, timeZone),
    status: content.mode,
    msgType: messageType,
    scope: 'Public',
    codes: [],
    note: content.note,
    references,
    incidents: incident === undefined ? [] : [incident],
    infos,
  };
}

function infoOf(language: string, text: AlertText, content: AlertContent, timeZone: string): CapInfo {
  const {
    category,
    eventCodes,
    responseTypes,
    urgency,
    severity,
    certainty,
    onset,
    expires,
    senderName,
    web,
    contact,
  } = content;
  return {
    language,
    categories: [category],
    event: text.event,
    responseTypes,
    urgency,
    severity,
    certainty,
    eventCodes,
    onset: onset === undefined ? undefined : formatCapTime(new Date(onset), timeZone),
    expires: formatCapTime(new Date(expires), timeZone),
    senderName,
    headline: text.headline,
    description: text.description,
    instruction: text.instruction,
    web,
    contact,
    parameters: [],
    areas: [areaOf(text, content)],
  };
}

/** CAP has no holes: a hole is told as if it were inside, since warning too many is the safer error. */
function areaOf(text: AlertText, { area, geocodes }: AlertContent): CapArea {
  const polygons = area.coordinates.map(([outer]) => outer);
  return { areaDesc: text.areaName, polygons, circles: [], geocodes };
}
