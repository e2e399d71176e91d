import { sampleContent } from '../../../test/browser/sample-alert';
import type { IncidentId, IncidentStatus, PublishedVersion, VersionId } from '../../../libs/incidents/incident';
import type { OfficerId } from '../../../libs/identity/officer';
import { publicIncident } from './public-incident';

const incident = (status: IncidentStatus) => ({ id: 7 as IncidentId, publicId: 'p', mode: 'Actual', status }) as const;

const version = (number: number, changes: Partial<PublishedVersion> = {}): PublishedVersion => ({
  id: number as VersionId,
  incidentId: 7 as IncidentId,
  version: number,
  messageType: number === 1 ? 'Alert' : 'Update',
  status: 'published',
  identifier: `i${number}`,
  sender: 's',
  content: sampleContent,
  contentHash: Buffer.alloc(32),
  authorId: 1 as OfficerId,
  editors: [],
  sentAt: new Date('2015-11-13T21:05:00Z'),
  ...changes,
});

const allClear = version(2, { content: { ...sampleContent, responseTypes: ['AllClear'] } });
const correction = version(2, { messageType: 'Cancel' });

test('an incident about which nothing was ever sent does not exist for the public', () => {
  expect(publicIncident(incident('draft'), [], 'fr', 'Europe/Paris')).toBeUndefined();
});

test.each([
  ['active', [version(1)], 'active', ['current']],
  ['active', [version(2), version(1)], 'active', ['current', 'superseded']],
  ['all_clear', [allClear, version(1)], 'all_clear', ['current', 'superseded']],
  ['cancelled', [correction, version(1)], 'cancelled', ['current', 'cancelled']],
  ['expired', [version(1)], 'expired', ['expired']],
  ['closed', [allClear, version(1)], 'all_clear', ['current', 'superseded']],
  ['closed', [correction, version(1)], 'cancelled', ['current', 'cancelled']],
  ['closed', [version(2), version(1)], 'expired', ['expired', 'superseded']],
] as const)(
  'what was said about an incident that is %s stays, marked as what it has become',
  (status, published, shown, states) => {
    const seen = publicIncident(incident(status), published, 'fr', 'Europe/Paris');
    expect([seen?.status, seen?.versions.map(({ state }) => state)]).toEqual([shown, states]);
  },
);

test('a reader of a language that the alert does not speak reads another, which is named', () => {
  const { fr } = sampleContent.texts;
  const onlyFrench = version(1, { content: { ...sampleContent, texts: { fr } } });
  const seen = publicIncident(incident('active'), [onlyFrench], 'ar', 'Europe/Paris');
  expect(seen).toMatchObject({ textLanguage: 'fr', text: fr });
});
