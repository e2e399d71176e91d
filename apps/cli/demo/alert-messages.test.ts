import { languages } from '../../../libs/channels/language';
import { agencyDraft } from '../../../libs/identity/agency.schema';
import { isWithin } from '../../../libs/geo/area';
import { contentFromCap } from '../../../libs/incidents/cap-content';
import { checkCap, readCap } from '../../../libs/incidents/cap-intake';
import { updateSchema } from '../../../libs/incidents/incident.schema';
import { lintAlert } from '../../../libs/incidents/linter';
import { agencyName, alertArea, firstMessage, update } from './alert-messages';
import { territory } from './geography';

const now = new Date('2015-11-13T20:40:00Z');

test('the message is CAP 1.2 without a finding, and an alert that may go out, in five languages', () => {
  const bytes = Buffer.from(firstMessage('demo-1', now));
  expect(checkCap(bytes)).toEqual([]);
  const read = readCap(bytes);
  if (!('message' in read)) throw new Error(read.detail);
  const content = contentFromCap(read.message);
  if (!('content' in content)) throw new Error(content.detail);
  expect(content.warnings).toEqual([]);
  expect(lintAlert(content.content, now)).toEqual([]);
  expect(Object.keys(content.content.texts).sort()).toEqual([...languages].sort());
});

test('the update may be typed by an officer', () => {
  const { texts } = updateSchema.parse(update(now));
  expect(Object.keys(texts).sort()).toEqual([...languages].sort());
});

test('the area lies in the territory of the agency', () => {
  const agency = agencyDraft.parse({
    name: agencyName,
    capSender: 'pp.demonstration.invalid',
    territory,
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
  });
  expect(isWithin(alertArea(), agency.territory)).toBe(true);
});
