import { type AlertVersion, changeOf } from '../../libs/incidents/incident';
import type { VersionKind } from './messages/messages';

/** What a message does, in the word that pages and texts have for it. */
export function versionKind(version: Pick<AlertVersion, 'messageType' | 'content' | 'version'>): VersionKind {
  const change = changeOf(version);
  if (change === 'activate') return 'alert';
  if (change === 'cancel') return 'cancel';
  return change === 'allClear' ? 'all_clear' : 'update';
}
