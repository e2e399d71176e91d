import { type ChannelCode, channelOf } from '../channels/channel';
import type { VersionId } from '../incidents/incident';
import { type Database, sql } from '../platform/database/sql';
import type { ChannelReach, PlaceReach } from './reach';
import type { ReachSnapshot, SnapshotMinute } from './reach-snapshot';

type ChannelRow = Omit<ChannelReach, 'channel'> & { readonly channel: ChannelCode };
type PlaceRow = Omit<PlaceReach, 'channels'> & { readonly channels: readonly ChannelRow[] };

/** Every snapshot of a version by its minute; the places of each as they were sorted then. */
export async function snapshotsOf(database: Database, versionId: VersionId): Promise<ReachSnapshot[]> {
  const rows = await sql<{ minute: SnapshotMinute; takenAt: Date; places: PlaceRow[] | null }>(
    database,
    `SELECT minute, taken_at AS "takenAt", (
       SELECT jsonb_agg(jsonb_build_object('place', place, 'people', people, 'handedOff', handed_off, 'accepted', accepted,
         'confirmed', confirmed, 'answered', answered, 'unreached', unreached, 'answers', answers, 'openCalls', open_calls,
         'channels', coalesce(channels, '[]')) ORDER BY unreached::float8 / greatest(people, 1) DESC, unreached DESC, place COLLATE "C")
       FROM reach_snapshot_commune commune
       LEFT JOIN (
         SELECT place, jsonb_agg(jsonb_build_object('channel', channel, 'people', people, 'handedOff', handed_off,
           'accepted', accepted, 'confirmed', confirmed, 'waiting', waiting, 'failed', failed, 'unknown', unknown,
           'expired', expired, 'optedOut', opted_out, 'superseded', superseded) ORDER BY channel) AS channels
         FROM reach_snapshot_channel c WHERE c.version_id = s.version_id AND c.minute = s.minute GROUP BY place) used USING (place)
       WHERE commune.version_id = s.version_id AND commune.minute = s.minute) AS places
     FROM reach_snapshot s WHERE version_id = $1 ORDER BY minute`,
    [versionId],
  );
  return rows.map(({ places, ...row }) => ({
    ...row,
    places: (places ?? []).map((place) => ({
      ...place,
      channels: place.channels.map((reach) => ({ ...reach, channel: channelOf(reach.channel) })),
    })),
  }));
}
