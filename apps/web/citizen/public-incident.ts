import type { Language } from '../../../libs/channels/language';
import type { Incident, PublishedVersion } from '../../../libs/incidents/incident';
import type { VersionState } from '../messages/messages';
import { textFor } from '../text-for';
import { versionKind } from '../version-kind';
import type { PublicIncident } from './incident.page';
import type { PublicVersion } from './version-list';

/**
 * An incident as anybody may see it; drafts, and what officers decided about them, are not in it.
 * @param published newest first
 * @returns undefined when nothing was ever sent
 */
export function publicIncident(
  incident: Pick<Incident, 'id' | 'publicId' | 'mode' | 'status'>,
  published: readonly PublishedVersion[],
  reader: Language,
  timeZone: string,
): PublicIncident | undefined {
  const [newest] = published;
  if (!newest) return undefined;
  const status = publicStatus(incident, newest);
  const { content } = newest;
  return {
    id: String(incident.id),
    mode: incident.mode,
    status,
    severity: content.severity,
    ...textFor(content, reader),
    senderName: content.senderName,
    onset: content.onset,
    sentAt: newest.sentAt.toISOString(),
    expires: content.expires,
    web: content.web,
    contact: content.contact,
    area: content.area,
    timeZone,
    versions: published.map((version): PublicVersion => {
      const { text, textLanguage } = textFor(version.content, reader);
      return {
        number: version.version,
        kind: versionKind(version),
        state: version === newest ? (status === 'expired' ? 'expired' : 'current') : stateOfEarlier(status),
        headline: text.headline,
        textLanguage,
        sentAt: version.sentAt.toISOString(),
        capHref: `/v1/incidents/${incident.publicId}/versions/${version.version}/cap`,
      };
    }),
  };
}

/** A false alarm makes everything that was said before it false; any other message replaces what came before. */
const stateOfEarlier = (status: PublicIncident['status']): VersionState =>
  status === 'cancelled' ? 'cancelled' : 'superseded';

/** To the public a closed incident stays what it was when it ended. */
function publicStatus({ status }: Pick<Incident, 'status'>, newest: PublishedVersion): PublicIncident['status'] {
  if (status === 'active' || status === 'all_clear' || status === 'cancelled' || status === 'expired') return status;
  const kind = versionKind(newest);
  if (kind === 'cancel') return 'cancelled';
  return kind === 'all_clear' ? 'all_clear' : 'expired';
}
