import type { PublishedChange } from '../incidents/incident-events';
import type { AlertKind } from './wording/wording';

/** What a published version is to those who hear of it. */
export const kindOfChange: Readonly<Record<PublishedChange, AlertKind>> = {
  activate: 'alert',
  update: 'update',
  allClear: 'all_clear',
  cancel: 'cancel',
};
