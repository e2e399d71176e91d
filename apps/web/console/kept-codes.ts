import type { AlertContent } from '../../../libs/incidents/alert';
import type { UpdateDraft } from '../../../libs/incidents/incident.schema';

/**
 * The codes of an alert that the form has no field for. Those of the place (e.g. INSEE) hold only while the outline is
 * the one that they were given with.
 */
export function keptCodes(before: AlertContent, draft: UpdateDraft): Pick<UpdateDraft, 'eventCodes' | 'geocodes'> {
  const outline = { type: before.area.type, coordinates: before.area.coordinates };
  const isSamePlace = 'shape' in draft.area && JSON.stringify(draft.area.shape) === JSON.stringify(outline);
  return { eventCodes: [...before.eventCodes], geocodes: isSamePlace ? [...before.geocodes] : draft.geocodes };
}
